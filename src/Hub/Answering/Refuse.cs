using PeerConnect.Contracts;

namespace PeerConnect.Hub.Answering;

/// <summary>The usual sentence of each refusal: what happened, and what to do. A more exact one stands in the feature that gives it.</summary>
internal static class Refuse
{
    public static Refusal Because(RefusalCode code, TimeSpan? retryAfter = null) =>
        new(code, Sentence(code), retryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalMilliseconds)) : null);

    public static Refusal Malformed(string what) => new(RefusalCode.Malformed, what);

    private static string Sentence(RefusalCode code) => code switch
    {
        RefusalCode.Malformed => "The request does not have the documented form. Check the names and types of its fields.",
        RefusalCode.NotFound => "There is no such thing here for you. Check which one you meant.",
        RefusalCode.SignInNeeded => "You are signed out. Sign in again.",
        RefusalCode.WrongCredentials => "That does not fit together. Check what you typed and try again.",
        RefusalCode.LockedOut => "Too many wrong tries here. Wait a little, then try again.",
        RefusalCode.ConsentNeeded => "Read the notice and accept it first. Then send again.",
        RefusalCode.TooFast => "That was too fast. Wait a moment, then try again.",
        RefusalCode.Busy => "The system is busy. Nothing was sent. Try again in a moment.",
        RefusalCode.Paused => "This conversation is paused. You can read, not write.",
        RefusalCode.Muted => "You cannot write in this group for a while. You can read.",
        RefusalCode.BodyEmpty => "There is nothing written. Write something first.",
        RefusalCode.BodyTooLong => "This is too long. Write it in two messages.",
        RefusalCode.BodyInvalid => "Some signs in this text cannot be carried. Take them out and send again.",
        RefusalCode.Conflict => "This message id was used before for another text. Send it under a new id.",
        RefusalCode.NotStored => "This could not be stored, so it was not sent. Keep it and try again.",
        RefusalCode.TakenByOther => "Somebody else is working on this now. Ask them to hand it over.",
        RefusalCode.AlreadyDecided => "This was decided already. Open it to see how.",
        RefusalCode.OpenFirst => "Open it first, then act.",
        RefusalCode.BreakDue => "You have read a lot. Take a break now: a colleague goes on with this case. What is imminent still comes to you.",
        RefusalCode.FaceToFaceFirst => "Nobody has recorded yet that somebody stood in front of this person. Go or send somebody, record it, then decide. Only a wrong flag, or what is known and attended to, can be decided without.",
        RefusalCode.FormFirst => "The form that follows the visit is not written yet. Refer the case to it, then decide. Only a wrong flag, or what is known and attended to, can be decided without.",
        RefusalCode.SecondPersonNeeded => "Another person has to do this step. Ask a colleague.",
        RefusalCode.PinChangeNeeded => "Choose a PIN of your own first. Then go on.",
        RefusalCode.ServerFault => "Something went wrong on the server. Look whether your change is there before you try again.",
        RefusalCode.NotPossible => "This cannot be done as things stand. Ask the programme office.",
        RefusalCode.InvalidInput => "Some of this cannot be used. Correct what is listed and try again.",
    };
}
