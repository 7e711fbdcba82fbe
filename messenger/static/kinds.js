// What a message is beside words: media of a kind, and what happened to a group.

const MEDIA = {
  animation: '🎞 Ảnh động', audio: '🎵 Âm thanh', checklist: '☑ Danh sách việc', contact: '👤 Danh thiếp', dice: '🎲 Xúc xắc',
  location: '📍 Vị trí', poll: '📊 Bình chọn', sticker: 'Nhãn dán', story: 'Tin nổi bật', venue: '📍 Địa điểm',
  video: '🎬 Video', video_note: '🎬 Tin video', voice: '🎤 Tin thoại',
};

export const mediaWords = (kind) => MEDIA[kind] ?? kind;

const topicWords = (message) => (message.topic ? `Chủ đề “${message.topic}”` : 'Chủ đề chung');

export function serviceWords(message) {
  const [[kind, value]] = Object.entries(message.service);
  const names = (people) => people.map((person) => (person.is_bot ? 'Đôn đốc' : [person.first_name, person.last_name].filter(Boolean).join(' '))).join(', ');
  switch (kind) {
    case 'new_chat_members': {
      const who = names(value);
      return who === message.name ? `${who} đã vào nhóm` : `${message.name} đã thêm ${who} vào nhóm`;
    }
    case 'left_chat_member': {
      const who = names([value]);
      return who === message.name ? `${who} đã rời nhóm` : `${message.name} đã đưa ${who} ra khỏi nhóm`;
    }
    case 'new_chat_title': return `${message.name} đã đổi tên nhóm thành “${value}”`;
    case 'migrate_to_chat_id': return 'Nhóm này đã được nâng thành siêu nhóm';
    case 'migrate_from_chat_id': return 'Nhóm được nâng lên từ nhóm thường; tin cũ ở nhóm trước';
    case 'pinned_message': return 'Một tin đã được ghim';
    case 'forum_topic_created': return `Chủ đề “${value.name}” đã được mở`;
    case 'forum_topic_closed': return `${topicWords(message)} đã đóng`;
    case 'forum_topic_reopened': return `${topicWords(message)} đã mở lại`;
    case 'general_forum_topic_hidden': return 'Chủ đề chung đã được ẩn';
    case 'general_forum_topic_unhidden': return 'Chủ đề chung đã được hiện lại';
    default: return kind;
  }
}
