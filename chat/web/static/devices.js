// The devices that are let into this conversation: which they are, and shutting one out.

import { devices, revoke } from './api.js';
import { openDialog, toast } from './dialogs.js';
import { day, element, time } from './format.js';

const ADDING = 'Thêm thiết bị: đề nghị cơ quan thường trực gửi đường dẫn mới (lệnh /lienket web), rồi mở đường dẫn đó trên thiết bị cần thêm. Mỗi đường dẫn dùng một lần, trong 24 giờ.';

export async function showDevices() {
  try {
    const { devices: all } = await devices();
    openDialog('Thiết bị đang vào trang này', element('ul', { className: 'devices' }, ...all.map(row)), element('p', { className: 'hint' }, ADDING));
  } catch (error) {
    toast(error.message, 'bad');
  }
}

function row(device) {
  return element('li', { className: 'row-card' },
    element('div', {}, element('b', {}, device.name), device.own ? element('span', { className: 'tag' }, 'máy này') : '',
      element('small', {}, `${device.browser} · vào lần đầu ${when(device.created)} · gần nhất ${when(device.seen)}`)),
    device.own ? '' : element('button', { type: 'button', className: 'quiet', 'aria-label': `Thu hồi thiết bị của ${device.name}`, onclick: () => shutOut(device) }, 'Thu hồi'));
}

const when = (moment) => `${time(moment)} ngày ${day(moment)}`;

async function shutOut(device) {
  try {
    await revoke(device.id);
    toast(`Thiết bị của ${device.name} không vào được trang này nữa.`);
    await showDevices();
  } catch (error) {
    toast(error.message, 'bad');
  }
}
