using System.Globalization;
using System.Text;
using System.Text.Json;
using PeerConnect.Contracts;
using Spectre.Console;

namespace PeerConnect.Cli;

/// <summary>Everything that the program says, for people or (with <c>--json</c>) for programs.</summary>
internal sealed class Printer(Surroundings around, bool json)
{
    private readonly Lock gate = new();

    /// <summary>A line for people; nothing when a program reads.</summary>
    public void Say(string line)
    {
        if (!json)
        {
            Write(around.Output, line);
        }
    }

    /// <summary>A line that is the same for people and programs.</summary>
    public void Line(string line) => Write(around.Output, line);

    /// <summary>One result: as JSON on one line, or as people read it.</summary>
    public void Result<T>(T value, Action forPeople)
    {
        if (json)
        {
            Write(around.Output, JsonSerializer.Serialize(value, CliJson.Options));
        }
        else
        {
            forPeople();
        }
    }

    public int Refuse(Refusal refusal)
    {
        if (json)
        {
            Write(around.Output, JsonSerializer.Serialize(new { refusal }, CliJson.Options));
        }
        else
        {
            var wait = refusal.RetryAfterMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $" (again in {Math.Ceiling(ms / 1_000.0):0} s)") : string.Empty;
            Write(around.Error, Safe(refusal.Message) + wait);

            // A refusal of one fault has it as its sentence already.
            foreach (var fault in (refusal.Faults ?? []).Where(each => each != refusal.Message))
            {
                Write(around.Error, "  " + Safe(fault));
            }
        }

        return ExitCode.Refused;
    }

    public int Usage(string sentence)
    {
        Write(around.Error, sentence);
        return ExitCode.Usage;
    }

    public int NoConnection(string sentence)
    {
        Write(around.Error, sentence);
        return ExitCode.NoConnection;
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        table.ShowRowSeparators = false;
        table.Collapse();
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)).NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => Markup.Escape(Safe(cell)))]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new WideOutput(around.Output),
            Ansi = around.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        lock (gate)
        {
            console.Write(table);
        }
    }

    /// <summary>A line that stands out: a signpost, an urgent case.</summary>
    public void Highlight(string line) => Say(around.IsTerminal ? $"\u001b[1;33m{line}\u001b[0m" : line);

    /// <summary>Replaces the last line printed, where the terminal can, otherwise says it anew.</summary>
    public void SayInstead(string line) => Say(around.IsTerminal ? $"\u001b[1A\u001b[2K{line}" : line);

    /// <summary>What others wrote must not steer the terminal.</summary>
    public static string Safe(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            clean.Append(char.IsControl(letter) && letter != '\n' ? '\uFFFD' : letter);
        }

        return clean.ToString();
    }

    private void Write(TextWriter writer, string line)
    {
        lock (gate)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    /// <summary>A pipe has no width: rows there are never cut.</summary>
    private sealed class WideOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => Console.IsOutputRedirected ? 400 : Math.Max(80, Console.WindowWidth);

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
