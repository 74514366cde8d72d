using System.Reflection;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>Each cell of chat.md is a test; each hub method has a row.</summary>
public sealed class The_chat_hub(ChatWorld world) : IClassFixture<ChatWorld>
{
    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var (head, rows) = MatrixTable.Read("chat.md");
            var cells = new TheoryData<string, string, string>();
            foreach (var row in rows)
            {
                for (var column = 1; column < head.Count; column++)
                {
                    cells.Add(row[0], head[column], row[column]);
                }
            }

            return cells;
        }
    }

    [Fact]
    public void Given_the_table_then_it_has_each_method_of_the_hub_once_and_no_other()
    {
        var methods = typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsVirtual || typeof(IChatServer).GetMethod(method.Name) is not null)
            .Select(method => method.Name).Order(StringComparer.Ordinal);
        Assert.Equal(methods, MatrixTable.Read("chat.md").Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.True(typeof(IChatServer).IsAssignableFrom(typeof(ChatHub)));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Given_a_relation_when_it_calls_then_it_gets_what_the_table_says(string method, string relation, string expected)
    {
        var person = world.Person(method, relation);
        if (expected == "Closed")
        {
            await Assert.ThrowsAnyAsync<Exception>(() => world.ConnectAsync(person));
            return;
        }

        await using var chatter = await world.ConnectAsync(person);
        Assert.Equal(expected, await CallAsync(chatter, method, relation, world.Group(method)));
    }

    private async Task<string> CallAsync(Chatter chatter, string method, string relation, Guid group)
    {
        switch (method)
        {
            case nameof(IChatServer.Send):
                return Said(await chatter.SendAsync(group, "may I?"));
            case nameof(IChatServer.Conversations):
                var list = await chatter.CallAsync<ConversationList>(method);
                return list.Ok is { Conversations.Count: 0 } ? "Nothing" : Said(list);
            case nameof(IChatServer.History):
                var page = await chatter.CallAsync<EntryPage>(method, new HistoryRequest(group));
                return page.Ok is { } history ? Range(history.Entries) : Said(page);
            case nameof(IChatServer.CatchUp):
                var missed = await chatter.CallAsync<CatchUp>(method, new CatchUpRequest([new Position(group, 0)], 0));
                return missed.Ok is { Conversations.Count: 0, Reload.Count: 0 } ? "Nothing" : missed.Ok is { } rest ? Range(rest.Conversations[0].Entries) : Said(missed);
            case nameof(IChatServer.Mark):
                return Said(await chatter.CallAsync<Done>(method, new ReceiptMark(group, 1, 1)));
            case nameof(IChatServer.Withdraw):
                return Said(await chatter.CallAsync<Done>(method, new WithdrawMessage(group, await OwnSequenceAsync(method, relation, group))));
            case nameof(IChatServer.Typing) or nameof(IChatServer.Leave) or nameof(IChatServer.PauseOwn) or nameof(IChatServer.ResumeOwn):
                return Said(await chatter.CallAsync<Done>(method, new ConversationRef(group)));
            case nameof(IChatServer.Facilitate):
                return Said(await chatter.CallAsync<Done>(method, new FacilitatorAct(group, FacilitatorActKind.Slow, Seconds: 0)));
            case nameof(IChatServer.Held):
                var held = await chatter.CallAsync<HeldList>(method);
                return held.Ok is { Messages.Count: 0 } ? "Nothing" : Said(held);
            case nameof(IChatServer.WithdrawHeld) or nameof(IChatServer.Appeal):
                return Said(await chatter.CallAsync<Done>(method, world.Held(method, relation)));
            default:
                throw new InvalidOperationException($"Say how to call {method}.");
        }
    }

    // The message that this relation wrote while it was a member; a stranger tries another's.
    private async Task<long> OwnSequenceAsync(string method, string relation, Guid group)
    {
        await using var facilitator = await world.ConnectAsync(world.Person(method, "facilitator"));
        var history = await facilitator.HistoryAsync(group);
        return history.Find(entry => entry.MemberId == world.Person(method, relation).Key.PersonId)?.Sequence ?? 1;
    }

    private static string Range(IReadOnlyList<Entry> entries) => entries.Count > 0 && entries[^1].Sequence == 2 ? "Own range" : "Ok";

    private static string Said<T>(Reply<T> reply)
        where T : class => reply.Refusal is { } refusal ? refusal.Code.ToString() : "Ok";
}
