namespace PeerConnect.Hub.People.SignIn;

/// <summary>Which PINs a person may choose.</summary>
internal static class PinRules
{
    public const int Shortest = 6;
    public const int Longest = 12;

    // Patterns on the keypad and the habits that leaked lists show, beyond what the rules below catch.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "123321", "654123", "159753", "159357", "147258", "258147", "258369", "369258", "147852", "741852", "852741", "963852", "852963", "789456", "456123",
        "123654", "321654", "789123", "147369", "741963", "112233", "332211", "112211", "223344", "445566", "778899", "102030", "010203", "246810", "135790",
        "135791", "192837", "142536", "102938", "520131", "420420", "696969", "201314", "110110", "911911", "100200", "123789", "987321", "246802", "124578",
    };

    /// <summary>What is wrong with it, in a sentence; null when it may be used.</summary>
    public static string? Fault(string pin, string number)
    {
        if (pin.Length is < Shortest or > Longest || pin.Any(letter => !char.IsAsciiDigit(letter)))
        {
            return $"A PIN is {Shortest} to {Longest} digits.";
        }

        if (IsRun(pin) || IsRepetition(pin) || pin.Distinct().Count() < 3 || Common.Contains(pin) || Common.Contains(pin[..6]))
        {
            return "That PIN is one that many people try first. Choose another, not a run or a repetition.";
        }

        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length >= 4 && pin.Contains(digits, StringComparison.Ordinal) ? "Your PIN must not contain your number. Choose another." : null;
    }

    /// <summary>Each digit one more (or one less) than the one before: 456789, 890123, 987654.</summary>
    private static bool IsRun(string pin)
    {
        var step = (pin[1] - pin[0] + 10) % 10;
        return step is 1 or 9 && Enumerable.Range(1, pin.Length - 1).All(i => (pin[i] - pin[i - 1] + 10) % 10 == step);
    }

    /// <summary>A shorter piece again and again: 121212, 123123, 777777.</summary>
    private static bool IsRepetition(string pin) => Enumerable.Range(1, pin.Length / 2)
        .Any(period => Enumerable.Range(period, pin.Length - period).All(i => pin[i] == pin[i - period]));
}
