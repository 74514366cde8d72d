using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Entering;

/// <summary><c>notice</c> and <c>consent</c>: who may read what, and that it was read.</summary>
internal static class NoticeVerbs
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Accept the notice that is shown without being asked." };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        verbs.Make("notice", "Show who may read what you write, and when.", NoticeAsync),
        verbs.Make("signposts", "Show what help there is here.", SignpostsAsync),
        verbs.Make("consent", "Show the notice and accept it.", ConsentAsync, Yes),
        verbs.Make("withdraw-consent", "Take your consent back: you can read and leave, not write.", WithdrawAsync),
    ];

    private static Task<int> NoticeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.NoticeAsync(cancellationToken), notice => Show(call, notice)));

    private static Task<int> SignpostsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.HelpAsync(client.Session?.Me.Language ?? "en", cancellationToken: cancellationToken), help =>
        {
            foreach (var text in help.Texts)
            {
                call.Print.Say(Printer.Safe($"{text.Kind}: {text.Text}"));
            }
        }));

    private static Task<int> ConsentAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var reply = await client.NoticeAsync(cancellationToken);
        if (reply.Ok is not { } notice)
        {
            return call.Print.Refuse(reply.Refusal!);
        }

        Show(call, notice);
        if (!call.Get(Yes))
        {
            call.Print.Say("Do you accept this? Type yes.");
            var typed = await call.Around.Input.ReadLineAsync(cancellationToken);
            if (!string.Equals(typed?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
            {
                return call.Print.Refuse(new Refusal(RefusalCode.ConsentNeeded, "Not accepted. You can read it again whenever you like; nothing else changes."));
            }
        }

        return call.Answer(
            await client.ConsentAsync(new GiveConsent(notice.PolicyVersion, notice.Hash), cancellationToken), _ => call.Print.Say("Accepted. You can write now."));
    });

    private static Task<int> WithdrawAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.WithdrawConsentAsync(cancellationToken), _ => call.Print.Say("Taken back. To write again: peerconnect consent")));

    private static void Show(Call call, NoticeText notice)
    {
        foreach (var paragraph in notice.Paragraphs)
        {
            call.Print.Say(Printer.Safe(paragraph));
            call.Print.Say(string.Empty);
        }
    }
}
