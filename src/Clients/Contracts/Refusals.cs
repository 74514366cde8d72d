using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>The closed list of reasons why a call is refused. On the wire: the member's name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefusalCode>))]
public enum RefusalCode
{
    /// <summary>The call or its values do not have the documented form.</summary>
    Malformed,

    /// <summary>There is no such thing, or it is not yours: the two look the same.</summary>
    NotFound,

    /// <summary>No valid session; sign in again.</summary>
    SignInNeeded,

    /// <summary>Number and PIN, or name, password and code, do not belong together.</summary>
    WrongCredentials,

    /// <summary>Too many wrong tries here; wait for <c>retryAfterMs</c>.</summary>
    LockedOut,

    /// <summary>The current notice has to be read and accepted first.</summary>
    ConsentNeeded,

    /// <summary>You send faster than the limit; wait for <c>retryAfterMs</c>.</summary>
    TooFast,

    /// <summary>The server has more work than it can take; wait for <c>retryAfterMs</c>.</summary>
    Busy,

    /// <summary>The conversation is paused; it can be read, not written.</summary>
    Paused,

    /// <summary>A facilitator muted you here, until <c>retryAfterMs</c> from now.</summary>
    Muted,

    /// <summary>The body is empty.</summary>
    BodyEmpty,

    /// <summary>The body is longer than <see cref="Protocol.MaxBodyLength"/>.</summary>
    BodyTooLong,

    /// <summary>The body holds control characters, direction overrides or invalid Unicode.</summary>
    BodyInvalid,

    /// <summary>This client message id was used before with another body.</summary>
    Conflict,

    /// <summary>The server cannot store now; nothing was sent. Keep the text and try again.</summary>
    NotStored,

    /// <summary>Somebody else works on it now.</summary>
    TakenByOther,

    /// <summary>It was decided already.</summary>
    AlreadyDecided,

    /// <summary>Open it first: an act on a case needs a recorded view or a taken case.</summary>
    OpenFirst,

    /// <summary>One has read much, and a break is due: a colleague goes on. Wait for <c>retryAfterMs</c>.</summary>
    BreakDue,

    /// <summary>Nobody has recorded standing in front of the person, and the policy sends somebody there.</summary>
    FaceToFaceFirst,

    /// <summary>The form that follows a visit is due, and nobody has referred the case to it.</summary>
    FormFirst,

    /// <summary>Another person has to do this step.</summary>
    SecondPersonNeeded,

    /// <summary>As things stand it cannot be done; the message says why and what would change it.</summary>
    NotPossible,

    /// <summary>The input has faults; <c>faults</c> lists each.</summary>
    InvalidInput,

    /// <summary>The PIN was given out by staff: sign in again with a new one of your own beside it.</summary>
    PinChangeNeeded,

    /// <summary>The server failed. Whether the call took effect is unknown: look before trying again.</summary>
    ServerFault,
}

/// <summary>A refused call: what happened, what to do, and when to try again.</summary>
/// <param name="Code">The reason, from the closed list.</param>
/// <param name="Message">One plain sentence that says what happened and what to do.</param>
/// <param name="RetryAfterMs">Milliseconds after which the same call may succeed; absent when waiting does not help.</param>
/// <param name="Faults">Each single fault of the input, where there are several (for example by line number).</param>
public sealed record Refusal(RefusalCode Code, string Message, int? RetryAfterMs = null, IReadOnlyList<string>? Faults = null);

/// <summary>The answer to a hub call: exactly one of the two is present.</summary>
/// <typeparam name="T">What a successful call gives.</typeparam>
public sealed record Reply<T>(T? Ok, Refusal? Refusal)
    where T : class
{
    /// <summary>Wraps a result.</summary>
    public static implicit operator Reply<T>(T ok) => new(ok, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Reply<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>The answer of a call that has nothing to give but its success.</summary>
public sealed record Done
{
    /// <summary>The only value.</summary>
    public static Done Value { get; } = new();
}
