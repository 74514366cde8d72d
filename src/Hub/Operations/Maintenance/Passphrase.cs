using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary>Asks for a passphrase at the terminal without showing it, or takes one line of standard input. Never an argument: those are seen by others.</summary>
internal static class Passphrase
{
    /// <exception cref="StartRefusedException">Too short, or the two do not agree.</exception>
    public static string AskNew()
    {
        var first = Ask("Passphrase for the escrow: ");
        if (first.Length < Escrow.ShortestPassphrase)
        {
            throw new StartRefusedException($"A passphrase has at least {Escrow.ShortestPassphrase} characters: several words that do not belong together.");
        }

        return Console.IsInputRedirected || Ask("The same again: ") == first ? first : throw new StartRefusedException("The two passphrases are not the same. Nothing was written.");
    }

    public static string Ask(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var pressed && pressed.Key != ConsoleKey.Enter)
        {
            if (pressed.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                typed.Append(pressed.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
