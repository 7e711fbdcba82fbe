// Asks the sandbox: what people do, what the program beside it does, what a chat holds.

async function ask(address, body) {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    throw new Error('Không nối được với buổi diễn thử.');
  }
  if (answer.status === 413) throw new Error('Tệp quá lớn: bot chỉ tải được tệp đến 20 MB.');
  const read = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
  if (!answer.ok) throw new Error(read.error || `Không làm được (${answer.status}).`);
  return read;
}

export const act = (name, given = {}) => ask(`act/${name}`, given);
export const host = (name, given = {}) => ask(`host/${name}`, given);
export const messagesOf = (chat, before) => ask(`chat?chat=${chat}${before ? `&before=${before}` : ''}`);
export const requestsAbout = (chat, message) => ask(`requests?chat=${chat}&message=${message}`);
export const fileOf = (chat, message) => `file?chat=${chat}&message=${message}`;

export function asBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(new Error('Không đọc được tệp.'));
    reader.readAsDataURL(file);
  });
}
