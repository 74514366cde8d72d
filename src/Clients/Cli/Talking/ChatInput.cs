using System.Globalization;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Talking;

/// <summary>Takes what is typed (or piped) into a chat: messages, and acts that begin with a slash.</summary>
internal sealed class ChatInput(Talk talk, Conversation conversation, ChatScreen screen)
{
    private readonly List<OutgoingMessage> sent = [];
    private int exit = ExitCode.Done;

    private Printer Print => talk.Call.Print;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        talk.Session.SessionEnded += (_, _) => over.TrySetResult(ExitCode.Refused);
        while (true)
        {
            // A terminal's read cannot be cancelled: it is left behind when the session ends first.
            var reading = Task.Run(talk.Call.Around.Input.ReadLine, cancellationToken);
            if (await Task.WhenAny(reading, over.Task).WaitAsync(cancellationToken) != reading)
            {
                return await over.Task;
            }

            var line = await reading;
            if (line is null || line.Trim() == "/quit")
            {
                await SettleAsync(cancellationToken);
                return exit;
            }

            if (line.Length > 0 && !await TakeAsync(line, cancellationToken))
            {
                return exit;
            }
        }
    }

    /// <returns>False when the chat is over.</returns>
    private async Task<bool> TakeAsync(string line, CancellationToken cancellationToken)
    {
        if (line[0] != '/')
        {
            var outgoing = await conversation.SendWhenConnectedAsync(line, cancellationToken);
            screen.Pending();
            sent.Add(outgoing);
            if (!talk.Call.Around.IsTyped)
            {
                await FinishAsync(outgoing, cancellationToken);
            }

            return true;
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case ["/who"]:
                screen.Who();
                break;
            case ["/older"]:
                await screen.OlderAsync(cancellationToken);
                break;
            case ["/withdraw", var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence):
                Say(await conversation.WithdrawAsync(sequence, cancellationToken), "-- Taken out of view.");
                break;
            case ["/leave"]:
                Say(await conversation.LeaveAsync(cancellationToken), "-- You left. You can ask for it again at any time.");
                return exit != ExitCode.Done;
            case ["/slow", var number] when Seconds(number) is { } seconds:
                Say(await conversation.FacilitateAsync(FacilitatorActKind.Slow, seconds: seconds, cancellationToken: cancellationToken), "-- Done.");
                break;
            case ["/pause"]:
                Say(await conversation.FacilitateAsync(FacilitatorActKind.Pause, cancellationToken: cancellationToken), "-- Done.");
                break;
            case ["/reopen"]:
                Say(await conversation.FacilitateAsync(FacilitatorActKind.Reopen, cancellationToken: cancellationToken), "-- Done.");
                break;
            case ["/mute", .. var name, var number] when Seconds(number) is { } seconds && Member(name) is { } member:
                Say(await conversation.FacilitateAsync(FacilitatorActKind.Mute, member, seconds, cancellationToken), "-- Done.");
                break;
            case ["/remove", .. var name] when Member(name) is { } member:
                Say(await conversation.FacilitateAsync(FacilitatorActKind.Remove, member, cancellationToken: cancellationToken), "-- Done.");
                break;
            default:
                Help();
                break;
        }

        return true;
    }

    private static int? Seconds(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private Guid? Member(string[] name)
    {
        var found = conversation.Summary.Members
            .Where(member => member.Name.StartsWith(string.Join(' ', name), StringComparison.OrdinalIgnoreCase)).ToList();
        return found is [var only] ? only.MemberId : null;
    }

    private void Say(Reply<Done> reply, string done)
    {
        if (reply.Refusal is { } refusal)
        {
            exit = Print.Refuse(refusal);
        }
        else
        {
            Print.Say(done);
        }
    }

    private void Help()
    {
        foreach (var line in (string[])
        [
            "-- A line that does not begin with / is sent. Else:",
            "--   /who  who is here       /older  earlier messages       /withdraw N  take your message N out of view",
            "--   /leave  leave for good  /quit  close this chat, nothing else",
            "--   for facilitators: /slow SECONDS  /pause  /reopen  /mute NAME SECONDS  /remove NAME",
        ])
        {
            Print.Say(line);
        }
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var outgoing in sent.Where(message => message.State == OutgoingState.Waiting).ToList())
        {
            await FinishAsync(outgoing, cancellationToken);
        }
    }

    private async Task FinishAsync(OutgoingMessage outgoing, CancellationToken cancellationToken)
    {
        switch (await Talk.SettledAsync(outgoing, cancellationToken))
        {
            case SendResult.Refused refused:
                exit = Print.Refuse(refused.Refusal);
                break;
            case SendResult.NotStored:
                exit = Print.NoConnection("Not known to be stored: the server did not answer.");
                break;
            case SendResult.Undelivered:
                exit = ExitCode.Refused;
                break;
            case SendResult.Stored or SendResult.Held:
                break;
        }
    }
}
