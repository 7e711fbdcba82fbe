// The devices that are let into this conversation: which they are, and shutting one out.

import { devices, revoke } from './api.js';
import { choices, openDialog, toast } from './dialogs.js';
import { day, element, time } from './format.js';

const ADDING = 'Thêm máy: xin cơ quan thường trực cấp thêm một liên kết (lệnh /lienket web) và mở liên kết ấy trên máy mới. Mỗi liên kết dùng một lần, trong 24 giờ.';

export async function showDevices() {
  try {
    const { devices: all } = await devices();
    openDialog('Thiết bị đang mở trang này', element('ul', { className: 'devices' }, ...all.map(row)), element('p', { className: 'hint' }, ADDING));
  } catch (error) {
    toast(error.message, 'bad');
  }
}

function row(device) {
  return element('li', { className: 'row-card' },
    element('div', {}, element('b', {}, device.name), device.this ? element('span', { className: 'tag' }, 'máy này') : '',
      element('small', {}, `${device.browser} · mở từ ${when(device.since)} · lần cuối ${when(device.seen)}`)),
    device.this ? '' : element('button', { type: 'button', className: 'quiet', 'aria-label': `Thu hồi thiết bị của ${device.name}`, onclick: () => confirm(device) }, 'Thu hồi'));
}

const when = (moment) => `${time(moment)} ngày ${day(moment)}`;

function confirm(device) {
  choices(`Thu hồi thiết bị của ${device.name}?`, `${device.browser} bị đóng trang ngay; mở lại cần liên kết mới.`, [
    { label: 'Thu hồi', run: () => shutOut(device) },
    { label: 'Thôi', run: showDevices },
  ]);
}

async function shutOut(device) {
  try {
    await revoke(device.id);
    toast(`Thiết bị của ${device.name} không mở được trang này nữa.`);
    await showDevices();
  } catch (error) {
    toast(error.message, 'bad');
  }
}
