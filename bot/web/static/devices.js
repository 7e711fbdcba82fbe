// The devices that are let into this conversation: which they are, letting one more in, and shutting one out.

import { devices, letAnotherIn, revoke } from './api.js';
import { choices, openDialog, toast } from './dialogs.js';
import { day, element, time } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;

export async function showDevices() {
  try {
    const { devices: all } = await devices();
    openDialog('Thiết bị đang mở trang này', element('ul', { className: 'devices' }, ...all.map(row)), element('button', { type: 'button', className: 'primary', onclick: addDevice }, 'Thêm thiết bị'));
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

async function addDevice() {
  try {
    const { link, squares } = await letAnotherIn();
    openDialog('Thêm thiết bị', element('p', {}, 'Trên máy mới, chụp mã này hoặc mở liên kết, ghi tên rồi bấm “Mở trang”. Liên kết cho một thiết bị vào, một lần, trong 24 giờ; chỉ đưa cho người của đơn vị.'),
      qr(squares), element('p', { className: 'address' }, element('code', {}, link)),
      element('div', { className: 'end' }, element('button', { type: 'button', className: 'primary', onclick: () => copy(link) }, 'Chép liên kết')));
  } catch (error) {
    toast(error.message, 'bad');
  }
}

function qr(squares) {
  const side = squares.length + 2 * QUIET;
  const drawn = document.createElementNS(SVG, 'svg');
  const dark = document.createElementNS(SVG, 'path');
  dark.setAttribute('d', squares.map((row, y) => [...row].map((square, x) => (square === '1' ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join('')).join(''));
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${side} ${side}`, class: 'qr', role: 'img', 'aria-label': 'Mã QR của liên kết' })) drawn.setAttribute(name, value);
  drawn.append(dark);
  return drawn;
}

// Plain HTTP has no clipboard of its own; there the link is marked, to be copied by hand.
async function copy(link) {
  try {
    await navigator.clipboard.writeText(link);
    toast('Đã chép liên kết.');
  } catch (error) {
    getSelection().selectAllChildren(document.querySelector('.address'));
    toast('Xin bấm Ctrl+C để chép liên kết.');
  }
}

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
