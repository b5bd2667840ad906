// Reads an iCalendar text from standard input with ical.js, and prints what its events say as JSON.
const ICAL = require('ical.js').default ?? require('ical.js');
let text = '';
process.stdin.on('data', (chunk) => (text += chunk));
process.stdin.on('end', () => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  ICAL.TimezoneService.register('Europe/London', zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location,
      description: event.description,
      status: component.getFirstPropertyValue('status'),
      isDate: event.startDate.isDate,
      local: event.startDate.toString(),
      utc: event.startDate.isDate ? null : event.startDate.toJSDate().toISOString(),
      stamp: component.getFirstPropertyValue('dtstamp').toJSDate().toISOString(),
      modified: component.getFirstPropertyValue('last-modified').toJSDate().toISOString(),
    };
  });
  console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), events }));
});
