using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary><c>answer</c>: whether somebody came. <c>supporter-may-know</c>: whether a supporter may hear of it.</summary>
internal static class AnswerVerbs
{
    private static readonly Argument<long> Notice = new("notice") { Description = "The number that stands with the question." };
    private static readonly Argument<string> Said = new("answer") { Description = "yes or no" };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("answer", "Answer whether somebody came.", AnswerAsync, Notice, Said),
        verbs.Make("supporter-may-know", "Say whether your supporter may know that staff came; a yes can be taken back for some minutes.", AgreeAsync, Notice, Said),
    ];

    private static Task<int> AnswerAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        return call.Answer(await client.AnswerAsync(new AnswerQuestion(call.Get(Notice), IsYes(call)), cancellationToken), _ => call.Print.Say("Thank you."));
    });

    private static Task<int> AgreeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.AgreeAsync(new AgreeToTell(call.Get(Notice), IsYes(call)), cancellationToken), given => call.Print.Say(
            given.TellsAt is { } at ? $"Your supporter hears it at {at.ToLocalTime():HH:mm}. Until then you can take it back with no." : "Nobody tells your supporter.")));

    private static bool IsYes(Call call) => call.Get(Said) switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new UsageException("Answer yes or no."),
    };
}
