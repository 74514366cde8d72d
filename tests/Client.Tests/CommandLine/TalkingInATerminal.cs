using System.Text.Json;
using PeerConnect.Cli;
using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.CommandLine;

public sealed class TalkingInATerminal
{
    private readonly Guid ana = Guid.CreateVersion7();
    private readonly Guid ben = Guid.CreateVersion7();

    [Fact]
    public async Task given_piped_lines_when_chatting_then_history_is_shown_and_each_line_is_stored_in_order()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Store.Store(ben, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), "good morning"));
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, output, error) = await terminal.RunAsync("hello\nhow are you\n", "chat", "Yard", "--stay", "0");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Empty(error);
        Assert.Contains("somebody: good morning", output, StringComparison.Ordinal);
        Assert.Matches(@"me: hello  \[stored \d\d:\d\d\]", output);
        Assert.Equal(["good morning", "hello", "how are you"], hub.Store.Log.Select(entry => entry.Body));
        Assert.True(output.IndexOf("hello", StringComparison.Ordinal) < output.IndexOf("how are you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task given_a_refusal_when_chatting_then_its_sentence_is_shown_and_the_line_is_never_called_stored()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Script.RefuseNext(new Refusal(RefusalCode.ConsentNeeded, "Read the notice and accept it first."));
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, output, error) = await terminal.RunAsync("hello\n", "chat", "1", "--stay", "0");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("Read the notice and accept it first.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("stored", output, StringComparison.Ordinal);
        Assert.Empty(hub.Store.Log);
    }

    [Fact]
    public async Task given_one_message_when_sent_as_json_then_its_place_is_printed_and_a_lost_answer_is_not_a_second_message()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Script.Next(Fault.LoseAnswerAfterStoring);
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, output, _) = await terminal.RunAsync("hello\n", "send", "yard", "--json", "--stay", "0");

        Assert.Equal(ExitCode.Done, exit);
        var stored = JsonSerializer.Deserialize<MessageStored>(output.Trim(), CliJson.Options);
        Assert.Equal(1, stored!.Sequence);
        Assert.Single(hub.Store.Log);
    }

    [Fact]
    public async Task given_a_notice_for_this_person_then_it_is_shown_once_over_all_runs()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Store.Notice(ana, InboxKind.Signpost, "You can ask for a person now.");
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var first = await terminal.RunAsync(string.Empty, "chats");
        var second = await terminal.RunAsync(string.Empty, "chats");

        Assert.Contains(">> ", first.Output, StringComparison.Ordinal);
        Assert.Contains("You can ask for a person now.", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("You can ask for a person now.", second.Output, StringComparison.Ordinal);
        Assert.Contains("Yard", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task given_control_characters_from_another_client_then_they_do_not_reach_the_terminal()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Store.Store(ben, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), "look\u001b[2Jgone"));
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (_, output, _) = await terminal.RunAsync(string.Empty, "chat", "1", "--stay", "0");

        Assert.Contains("look", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task given_an_own_message_when_withdrawn_in_the_chat_then_it_is_out_of_view()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, _, _) = await terminal.RunAsync("hello\n/withdraw 1\n", "chat", "1", "--stay", "0");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal([EntryKind.Message, EntryKind.Withdrawn], hub.Store.Log.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task given_a_revoked_session_then_it_is_refused_and_forgotten()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        var session = hub.NewSession(ana);
        terminal.SignIn(hub, session);
        Assert.Equal(ExitCode.Done, (await terminal.RunAsync(string.Empty, "chats")).Exit);
        hub.Revoke(session);

        var (exit, _, error) = await terminal.RunAsync(string.Empty, "chats");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("Sign in again", error, StringComparison.Ordinal);
        Assert.Null(new ProfileStore(terminal.Folder).Load("default"));
    }

    [Fact]
    public async Task two_profiles_are_two_people_on_one_machine()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana), "ana");
        terminal.SignIn(hub, hub.NewSession(ben), "ben");

        await terminal.RunAsync("from ana\n", "--profile", "ana", "send", "1", "--stay", "0");
        await terminal.RunAsync("from ben\n", "send", "1", "--profile", "ben", "--stay", "0");

        Assert.Equal([ana, ben], hub.Store.Log.Select(entry => entry.MemberId!.Value));
    }

    [Fact]
    public async Task given_the_server_is_away_when_a_line_is_typed_then_it_waits_and_is_stored_when_the_server_is_back()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));
        var input = new TypedInput();
        var output = new Signalled<string>();
#pragma warning disable CA2025 // It is awaited below, before anything is disposed.
        var running = terminal.RunAsync(input, new SignallingWriter(output), "chat", "1", "--stay", "0");
#pragma warning restore CA2025
        await output.UntilAsync(lines => lines.Any(line => line.Contains("/help", StringComparison.Ordinal)));

        await hub.StopAsync();
        await output.UntilAsync(lines => lines.Any(line => line.Contains("Not connected since", StringComparison.Ordinal)));
        input.Type("still there?");
        await hub.StartAsync();
        await output.UntilAsync(lines => lines.Any(line => line.Contains("me: still there?", StringComparison.Ordinal)));
        input.End();

        Assert.Equal(ExitCode.Done, await running);
        Assert.Equal(["still there?"], hub.Store.Log.Select(entry => entry.Body));
    }

    [Fact]
    public async Task given_what_is_shown_of_others_at_the_moment_then_each_change_is_said_once()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));
        var input = new TypedInput();
        var output = new Signalled<string>();
#pragma warning disable CA2025 // It is awaited below, before anything is disposed.
        var running = terminal.RunAsync(input, new SignallingWriter(output), "chat", "1", "--stay", "0");
#pragma warning restore CA2025
        await output.UntilAsync(lines => lines.Any(line => line.Contains("/help", StringComparison.Ordinal)));

        string[] said = ["-- 1 other is here now.", "-- Somebody is writing.", "-- 3 others are here now.", "-- Nobody else is here now."];
        await hub.To(ana).PresenceChanged(new PresenceChanged(hub.Store.ConversationId, TypingShown: true, Here: 1));
        await output.UntilAsync(lines => lines.Contains(said[0]));
        await hub.To(ana).TypingNoticed(new ConversationRef(hub.Store.ConversationId));
        await hub.To(ana).TypingNoticed(new ConversationRef(hub.Store.ConversationId));
        await output.UntilAsync(lines => lines.Contains(said[1]));
        await hub.To(ana).PresenceChanged(new PresenceChanged(hub.Store.ConversationId, TypingShown: true, Here: 3));
        await output.UntilAsync(lines => lines.Contains(said[2]));
        await hub.To(ana).PresenceChanged(new PresenceChanged(hub.Store.ConversationId, TypingShown: true, Here: 0));
        await output.UntilAsync(lines => lines.Contains(said[3]));
        input.End();

        Assert.Equal(ExitCode.Done, await running);
        Assert.Equal(said, output.Where(line => line.Contains("here now", StringComparison.Ordinal) || line.Contains("is writing", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task given_a_message_that_is_held_then_the_chat_says_until_when_and_the_list_shows_it()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Script.HoldNext(new HeldStatus(HeldState.Held, new DateTimeOffset(2026, 3, 4, 18, 43, 0, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 3, 4)))));
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, output, _) = await terminal.RunAsync("wait for me\n", "chat", "Yard", "--stay", "0");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("me: wait for me  [held for a person to look at until 18:43]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("stored", output, StringComparison.Ordinal);
        var list = await terminal.RunAsync(string.Empty, "held", "list");
        Assert.Contains("held for a person to look at until 18:43  wait for me", list.Output, StringComparison.Ordinal);
        var id = list.Output.Trim()[..6];
        Assert.Equal(ExitCode.Done, (await terminal.RunAsync(string.Empty, "held", "withdraw", id)).Exit);
        Assert.Contains(hub.Script.Calls, call => call.Method == nameof(IChatServer.WithdrawHeld));
    }

    [Fact]
    public async Task given_a_message_that_is_blocked_then_sending_it_says_so_and_fails()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Script.HoldNext(new HeldStatus(HeldState.Blocked));
        using var terminal = new Terminal();
        terminal.SignIn(hub, hub.NewSession(ana));

        var (exit, output, _) = await terminal.RunAsync(string.Empty, "send", "Yard", "never", "--stay", "0");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("not delivered", output, StringComparison.Ordinal);
    }
}
