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

/// <summary>What is typed on the sign-in page, by keypad or keyboard.</summary>
public sealed class SignInForm
{
    public const int LongestNumber = 16;
    public const int LongestPin = 12;
    private readonly Dictionary<SignInField, string> typed = Enum.GetValues<SignInField>().ToDictionary(field => field, _ => string.Empty);

    /// <summary>Where the keypad types.</summary>
    public SignInField Active { get; set; }

    /// <summary>Whether a new PIN is asked for.</summary>
    public bool WithNewPin { get; set; }

    public string this[SignInField field]
    {
        get => typed[field];
        set => typed[field] = field == SignInField.Number ? Only(value, char.IsAsciiLetterOrDigit, LongestNumber).ToUpperInvariant() : Only(value, char.IsAsciiDigit, LongestPin);
    }

    public bool IsComplete => this[SignInField.Number].Length > 0 && this[SignInField.Pin].Length > 0 && (!WithNewPin || this[SignInField.NewPin].Length > 0);

    public bool NewPinsDiffer => WithNewPin && this[SignInField.NewPin] != this[SignInField.NewPinAgain];

    public void Type(char sign) => this[Active] += sign;

    public void DeleteOne() => this[Active] = this[Active].Length == 0 ? string.Empty : this[Active][..^1];

    public void Clear() => this[Active] = string.Empty;

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
