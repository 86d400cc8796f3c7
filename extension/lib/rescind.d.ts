/* Global names for what classic scripts share, since they cannot import it: the types of messages.js, and the object `rescind`. */

type Advice = import('./messages.js').Advice;
type AdviceReply = import('./messages.js').AdviceReply;
type Answer = import('./messages.js').Answer;
type Clock = import('./messages.js').Clock;
type ErrorInfo = import('./messages.js').ErrorInfo;
type Lesson = import('./messages.js').Lesson;
type Letter = import('./messages.js').Letter;
type Told = import('./messages.js').Told;
type Tone = import('./messages.js').Tone;

/** Each script says at its head what it gives: the members that it adds. */
interface Rescind extends ElGives, LimitsGives, PaletteGives, TimeGives, StyleGives, IconsGives, LetterGives, ProblemGives, AskGives, ViewGives, SessionGives {}

declare var rescind: Rescind;
