using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>disclosures</c>: which of one's own messages staff read.</summary>
internal static class DisclosureVerbs
{
    public static IEnumerable<Command> Make(Verbs verbs) => [verbs.Make("disclosures", "Which of your messages staff read, on which day, and by which rule.", ListAsync)];

    private static Task<int> ListAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.Disclosures.ListAsync(cancellationToken), list =>
        {
            foreach (var one in list.Disclosures)
            {
                call.Print.Say(Printer.Safe(
                    $"{one.Day:yyyy-MM-dd}  {one.Role} read your message of {one.WrittenAt:yyyy-MM-dd}{(one.Around ? " and others around it" : string.Empty)}: {string.Join(", ", one.Rules)}"));
            }

            if (list.Disclosures.Count == 0)
            {
                call.Print.Say(list.Offered ? "There is none to show." : "The policy here does not show this.");
            }
        }));
}
