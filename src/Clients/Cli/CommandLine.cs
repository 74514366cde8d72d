using System.CommandLine;
using System.CommandLine.Parsing;
using PeerConnect.Cli.Approving;
using PeerConnect.Cli.Auditing;
using PeerConnect.Cli.Cases;
using PeerConnect.Cli.Drills;
using PeerConnect.Cli.Entering;
using PeerConnect.Cli.Keeping;
using PeerConnect.Cli.Operating;
using PeerConnect.Cli.People;
using PeerConnect.Cli.Policies;
using PeerConnect.Cli.Rosters;
using PeerConnect.Cli.Staffing;
using PeerConnect.Cli.Talking;

namespace PeerConnect.Cli;

/// <summary>All verbs, and what is common to them.</summary>
internal sealed class CommandLine
{
    private readonly RootCommand root = new("PeerConnect: talk with your peer supporter, administer the programme, work the staff feed.");
    private readonly Surroundings around;

    public CommandLine(Surroundings around)
    {
        this.around = around;
        var verbs = new Verbs(around);
        root.Options.Add(Verbs.Server);
        root.Options.Add(Verbs.Profile);
        root.Options.Add(Verbs.Json);
        IEnumerable<Command> all =
        [
            .. SignInVerbs.Make(verbs), .. NoticeVerbs.Make(verbs), .. TalkVerbs.Make(verbs), .. HeldVerbs.Make(verbs),
            .. FeedVerbs.Make(verbs), .. CaseVerbs.Make(verbs), SampleVerbs.Make(verbs), TrainingVerbs.Make(verbs), TrainingVerbs.MakeChoice(verbs), .. AuditVerbs.Make(verbs),
            .. PeopleVerbs.Make(verbs), .. PlaceVerbs.Make(verbs), .. ProgrammeVerbs.Make(verbs), .. StaffVerbs.Make(verbs),
            .. ApprovalVerbs.Make(verbs), .. GroupVerbs.Make(verbs), .. SeparationVerbs.Make(verbs), .. PolicyVerbs.Make(verbs), .. KeyVerbs.Make(verbs), .. ModelVerbs.Make(verbs),
            .. RosterVerbs.Make(verbs), .. DrillVerbs.Make(verbs), .. AnswerVerbs.Make(verbs), .. PersonVerbs.Make(verbs), .. ConcernVerbs.Make(verbs), .. HidingVerbs.Make(verbs),
            .. RetentionVerbs.Make(verbs), .. DisclosureVerbs.Make(verbs),
        ];
        foreach (var command in all)
        {
            root.Subcommands.Add(command);
        }
    }

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await around.Error.WriteLineAsync(Misread.Sentence(error));
            }

            await around.Error.WriteLineAsync($"See: {string.Join(' ', Path(parsed.CommandResult).Append("--help"))}");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = around.Output, Error = around.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
    }

    // As it is typed: the command with those that it stands under.
    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult parent ? Path(parent).Append(command.Command.Name) : ["peerconnect"];
}
