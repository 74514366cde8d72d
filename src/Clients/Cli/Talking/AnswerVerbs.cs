using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>answer</c>: whether somebody came.</summary>
internal static class AnswerVerbs
{
    private static readonly Argument<long> Notice = new("notice") { Description = "The number that stands with the question." };
    private static readonly Argument<string> Said = new("answer") { Description = "yes or no" };

    public static IEnumerable<Command> Make(Verbs verbs) => [verbs.Make("answer", "Answer whether somebody came.", AnswerAsync, Notice, Said)];

    private static Task<int> AnswerAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var came = call.Get(Said) switch
        {
            "yes" => true,
            "no" => false,
            _ => throw new UsageException("Answer yes or no."),
        };
        return call.Answer(await client.AnswerAsync(new AnswerQuestion(call.Get(Notice), came), cancellationToken), _ => call.Print.Say("Thank you."));
    });
}
