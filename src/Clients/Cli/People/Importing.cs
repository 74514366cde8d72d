using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary>What both imports share: the file, the dry run, the report.</summary>
internal static class Importing
{
    public static readonly Argument<string> File = new("file") { Description = "A CSV file, or - for the input." };
    public static readonly Option<bool> DryRun = new("--dry-run") { Description = "Report what would happen and every bad line; write nothing." };

    public static Stream Open(Call call)
    {
        var path = call.Get(File);
        try
        {
            return path == "-" ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(call.Around.Input.ReadToEnd())) : System.IO.File.OpenRead(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file cannot be read: {unreadable.Message}");
        }
    }

    public static int Report(Call call, Reply<ImportReport> reply)
    {
        var exit = call.Answer(reply, report =>
        {
            foreach (var fault in report.Faults)
            {
                call.Print.Say(Printer.Safe(fault));
            }

            call.Print.Say($"{report.Created} new, {report.Changed} changed, {report.Unchanged} as before. {(report.Written ? "Written." : "Nothing was written.")}");
        });
        return reply.Ok is { Faults.Count: > 0 } ? ExitCode.Refused : exit;
    }
}
