// What the pages say in each language, in the order's own block: labels, days, buttons, and the statuses that are known there.
// Generations of the English page count as languages, since they differ in the same things.

/**
 * @typedef {'2026'|'2022'|'es'|'ko'|'ru'|'tr'|'ar'} Tongue
 *
 * @typedef {object} Words
 * @property {string} lang                      of the document
 * @property {'ltr'|'rtl'} [dir]
 * @property {string} date                      label before the day of the order, spaces and all
 * @property {string} id
 * @property {string} details
 * @property {string} total
 * @property {Record<'id'|'ordered'|'paid'|'shipped'|'completed', string>} rows   labels of the order's own page
 * @property {(day: {year: number, month: number, date: number}) => string} day
 * @property {Record<string, string>} [buttons] English → this language
 * @property {Record<string, string>} [statuses] by stage
 */

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SPANISH = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const RUSSIAN = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'];
const TURKISH = ['Oca', 'Şub', 'Mar', 'Nis', 'May', 'Haz', 'Tem', 'Ağu', 'Eyl', 'Eki', 'Kas', 'Ara'];
const ARABIC = ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'];

const ENGLISH_ROWS = { ordered: 'Order placed on', paid: 'Paid on', shipped: 'Shipment completed on', completed: 'Order completed on' };
/** @type {Words['day']} */
const englishDay = ({ year, month, date }) => `${ENGLISH[month - 1]} ${date}, ${year}`;

/** @type {Record<Tongue, Words>} */
export const WORDS = {
  2026: { lang: 'en', date: 'Date: ', id: 'Ref. Number: ', details: 'Details', total: 'Total:', rows: { id: 'Ref. Number', ...ENGLISH_ROWS }, day: englishDay },
  2022: { lang: 'en', date: 'Order date: ', id: 'Order ID: ', details: 'Order details', total: 'Total:', rows: { id: 'Order ID:', ...ENGLISH_ROWS }, day: englishDay },
  es: {
    lang: 'es', date: 'Pedido efectuado el:\u00a0', id: 'Nº de pedido:\u00a0', details: 'Detalles', total: 'Total:',
    rows: { id: 'Nº de pedido', ordered: 'Pedido efectuado el', paid: 'Pagado el', shipped: 'Envío completado el', completed: 'Pedido completado el' },
    day: ({ year, month, date }) => `${date} ${SPANISH[month - 1]}, ${year}`,
    buttons: { 'Pay now': 'Pagar ahora', 'Cancel order': 'Cancelar pedido', 'Confirm received': 'Confirmar recepción', 'Track status': 'Seguir pedido' },
    statuses: { awaiting_payment: 'Pendiente de pago', awaiting_shipment: 'Pendiente de envío', shipped: 'Esperando entrega' },
  },
  ko: {
    lang: 'ko', date: '주문일자:: ', id: '주문번호:: ', details: '주문 상세', total: '합계:',
    rows: { id: '주문번호', ordered: '주문일자', paid: '결제일', shipped: '발송 완료일', completed: '주문 완료일' },
    day: ({ year, month, date }) => `${year}년 ${month}월 ${date}일`,
    buttons: { 'Cancel order': '주문 취소', 'Track status': '배송 조회' },
    statuses: { awaiting_payment: '결제 대기', awaiting_shipment: '배송 준비 중', shipped: '배송 중', cancelled: '취소' },
  },
  ru: {
    lang: 'ru', date: 'Дата заказа: ', id: 'Номер заказа: ', details: 'Подробнее', total: 'Итого:',
    rows: { id: 'Номер заказа', ordered: 'Дата заказа', paid: 'Дата оплаты', shipped: 'Дата отправки', completed: 'Дата завершения' },
    day: ({ year, month, date }) => `${date} ${RUSSIAN[month - 1]} ${year}`,
    buttons: { 'Cancel order': 'Отменить заказ', 'Confirm received': 'Подтвердить получение', 'Track status': 'Отследить' },
    statuses: { awaiting_payment: 'Ожидание оплаты', verifying_payment: 'Проверка платежа', awaiting_shipment: 'Ожидается отправка', shipped: 'Заказ отправлен', completed: 'Завершено' },
  },
  tr: {
    lang: 'tr', date: 'Sipariş tarihi: ', id: 'Sipariş numarası: ', details: 'Ayrıntılar', total: 'Toplam:',
    rows: { id: 'Sipariş numarası', ordered: 'Sipariş tarihi', paid: 'Ödeme tarihi', shipped: 'Gönderim tarihi', completed: 'Tamamlanma tarihi' },
    day: ({ year, month, date }) => `${date} ${TURKISH[month - 1]} ${year}`,
    buttons: { 'Cancel order': 'Siparişi iptal et', 'Track status': 'Kargo takibi' },
    statuses: { awaiting_payment: 'Ödeme bekleniyor', awaiting_shipment: 'Gönderim bekleniyor', shipped: 'Teslimat bekleniyor', completed: 'Tamamlandı', cancelled: 'İptal edildi' },
  },
  ar: {
    lang: 'ar', dir: 'rtl', date: 'تاريخ الطلب: ', id: 'رقم الطلب: ', details: 'التفاصيل', total: 'الإجمالي:',
    rows: { id: 'رقم الطلب', ordered: 'تاريخ الطلب', paid: 'تاريخ الدفع', shipped: 'تاريخ الشحن', completed: 'تاريخ الاكتمال' },
    day: ({ year, month, date }) => `${date} ${ARABIC[month - 1]} ${year}`,
    buttons: { 'Cancel order': 'إلغاء الطلب', 'Track status': 'تتبع' },
    statuses: { awaiting_payment: 'في انتظار الدفع', awaiting_shipment: 'في انتظار الشحن', shipped: 'في انتظار التسليم', cancelled: 'ملغي' },
  },
};

const TRACK = new Set(['Track status', 'Track order', ...Object.values(WORDS).flatMap(({ buttons }) => buttons?.['Track status'] ?? [])]);

/** Whether a button of that text leads to the tracking page. @param {string} text */
export const isTrackButton = (text) => TRACK.has(text);

/** A day as the page shows it. @param {string} day   YYYY-MM-DD @param {Tongue} [tongue] */
export function shownDay(day, tongue = '2026') {
  const [year, month, date] = day.split('-').map(Number);
  return WORDS[tongue].day({ year, month, date });
}

/** The day on a page that leaves out the current year. @param {string} day */
export const dayWithoutYear = (day) => shownDay(day, 'ru').replace(/ \d{4}$/, '');

/**
 * An order on the page of another language, its stage one of those known there.
 * @param {import('./orders.mjs').Order} order
 * @param {Tongue} tongue
 */
export function translated(order, tongue) {
  const { buttons = {}, statuses = {} } = WORDS[tongue];
  return { ...order, ui: tongue, status: statuses[order.stage], buttons: order.buttons.map((text) => buttons[text] ?? text), reminder: '', refundLine: '' };
}
