namespace PeerConnect.Residents.Entering;

/// <summary>The fields that the keypad types into.</summary>
public enum SignInField
{
    /// <summary>The person's number.</summary>
    Number,

    /// <summary>The PIN.</summary>
    Pin,

    /// <summary>A PIN of one's own, instead of the one that staff gave out.</summary>
    NewPin,

    /// <summary>The same again.</summary>
    NewPinAgain,
}

/// <summary>What is typed on the sign-in page, or where one changes one's PIN, by keypad or keyboard, and which number has to wait.</summary>
/// <param name="time">The clock.</param>
/// <param name="first">Where the keypad types at first: with the PIN where somebody is signed in and chooses a new one.</param>
public sealed class SignInForm(TimeProvider time, SignInField first = SignInField.Number)
{
    /// <summary>So long after the last touch the screen belongs to the next person.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);
    public const int LongestNumber = 16;
    public const int LongestPin = 12;
    private readonly SignInField begins = first;
    private readonly Dictionary<SignInField, string> typed = Enum.GetValues<SignInField>().ToDictionary(field => field, _ => string.Empty);
    private long typedAt = time.GetTimestamp();
    private (string Number, long Since, TimeSpan Wait)? locked;

    /// <summary>Where the keypad types.</summary>
    public SignInField Active { get; set; } = first;

    /// <summary>Whether a new PIN is asked for.</summary>
    public bool WithNewPin { get; set; } = first != SignInField.Number;

    /// <summary>How long this number has to wait after too many wrong tries. Another number does not: somebody else stands here.</summary>
    public int SecondsToWait => locked is { } wait && wait.Number == this[SignInField.Number] ? Math.Max(0, (int)Math.Ceiling((wait.Wait - time.GetElapsedTime(wait.Since)).TotalSeconds)) : 0;

    public string this[SignInField field]
    {
        get => typed[field];
        set
        {
            typed[field] = field == SignInField.Number ? Only(value, char.IsAsciiLetterOrDigit, LongestNumber).ToUpperInvariant() : Only(value, char.IsAsciiDigit, LongestPin);
            typedAt = time.GetTimestamp();
        }
    }

    public bool IsComplete => this[SignInField.Number].Length > 0 && this[SignInField.Pin].Length > 0 && (!WithNewPin || this[SignInField.NewPin].Length > 0);

    public bool NewPinsDiffer => WithNewPin && this[SignInField.NewPin] != this[SignInField.NewPinAgain];

    public void Type(char sign) => this[Active] += sign;

    public void DeleteOne() => this[Active] = this[Active].Length == 0 ? string.Empty : this[Active][..^1];

    public void Clear() => this[Active] = string.Empty;

    /// <summary>The server makes the number wait that is typed now.</summary>
    public void Lock(TimeSpan wait) => locked = (this[SignInField.Number], time.GetTimestamp(), wait);

    /// <summary>Empties it where somebody began and went away.</summary>
    /// <returns>Whether there was something.</returns>
    public bool ForgetAbandoned()
    {
        if (time.GetElapsedTime(typedAt) < Abandoned || typed.Values.All(value => value.Length == 0))
        {
            return false;
        }

        ForgetPins();
        typed[SignInField.Number] = string.Empty;
        (Active, WithNewPin) = (begins, begins != SignInField.Number);
        return true;
    }

    /// <summary>Forgets the secrets: after each try, and for the next person.</summary>
    public void ForgetPins()
    {
        foreach (var field in (SignInField[])[SignInField.Pin, SignInField.NewPin, SignInField.NewPinAgain])
        {
            typed[field] = string.Empty;
        }
    }

    /// <summary>Never prints what was typed.</summary>
    public override string ToString() => "SignInForm";

    private static string Only(string value, Func<char, bool> allowed, int longest)
    {
        var kept = string.Concat(value.Where(allowed));
        return kept.Length <= longest ? kept : kept[..longest];
    }
}
