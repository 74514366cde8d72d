using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Wire;

/// <summary>What stands on the wire, letter by letter: a change here is a change of the protocol.</summary>
public sealed class Payloads
{
    private const string A = "01890000-0000-7000-8000-00000000000a";
    private const string B = "01890000-0000-7000-8000-00000000000b";

    private static readonly Guid IdA = Guid.Parse(A);
    private static readonly Guid IdB = Guid.Parse(B);
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    private static readonly ConversationSummary Group = new(
        IdA, ConversationKind.Group, ConversationState.Paused, "canary yard", [new Member(IdB, "canary B.", MemberRole.Facilitator)], 12, 3, 30, true, 5, [new Receipt(IdB, 12, 11)]);

    private static readonly Entry Message = new(12, IdB, EntryKind.Message, At, IdA, "canary text", IdB);

    private static readonly InboxItem Notice = new(3, InboxKind.Signpost, At, IdA, "canary notice");

    public static TheoryData<string, object> Contracts => new()
    {
        { $$$$"""{"conversationId":"{{{{A}}}}","clientMessageId":"{{{{B}}}}","body":"canary text"}""", new SendMessage(IdA, IdB, "canary text") },
        { $$$$"""{"ok":{"conversationId":"{{{{A}}}}","sequence":12,"entryId":"{{{{B}}}}","at":"2026-03-04T05:06:07.89+00:00"}}""", (Reply<MessageStored>)new MessageStored(IdA, 12, IdB, At) },
        { $$$$"""{"ok":{"conversationId":"{{{{A}}}}","sequence":0,"entryId":"{{{{B}}}}","at":"2026-03-04T05:06:07.89+00:00","held":{"state":"Held","until":"2026-03-04T05:06:07.89+00:00","mayAppeal":false}}}""", (Reply<MessageStored>)new MessageStored(IdA, 0, IdB, At, new HeldStatus(HeldState.Held, At)) },
        {
            $$$$"""{"ok":{"messages":[{"conversationId":"{{{{A}}}}","entryId":"{{{{B}}}}","clientMessageId":"{{{{A}}}}","at":"2026-03-04T05:06:07.89+00:00","status":{"state":"Rejected","reason":"Threat","mayAppeal":true},"body":"canary text"},{"conversationId":"{{{{A}}}}","entryId":"{{{{B}}}}","clientMessageId":"{{{{A}}}}","at":"2026-03-04T05:06:07.89+00:00","status":{"state":"Expired","mayAppeal":false,"appeal":"Open"}}]}}""",
            (Reply<HeldList>)new HeldList(
            [
                new HeldMessage(IdA, IdB, IdA, At, new HeldStatus(HeldState.Rejected, Reason: RejectReason.Threat, MayAppeal: true), "canary text"),
                new HeldMessage(IdA, IdB, IdA, At, new HeldStatus(HeldState.Expired, Appeal: AppealState.Open), null),
            ])
        },
        { $$$$"""{"conversationId":"{{{{A}}}}","entryId":"{{{{B}}}}"}""", new HeldRef(IdA, IdB) },
        {
            $$$$"""{"sequence":4,"kind":"MessageHeld","at":"2026-03-04T05:06:07.89+00:00","conversationId":"{{{{A}}}}","text":"canary","entryId":"{{{{B}}}}","until":"2026-03-04T05:06:07.89+00:00"}""",
            new InboxItem(4, InboxKind.MessageHeld, At, IdA, "canary", IdB, At)
        },
        { """{"refusal":{"code":"TooFast","message":"Wait.","retryAfterMs":1500}}""", (Reply<MessageStored>)new Refusal(RefusalCode.TooFast, "Wait.", 1500) },
        { """{"refusal":{"code":"InvalidInput","message":"Faults.","faults":["line 2"]}}""", (Reply<MessageStored>)new Refusal(RefusalCode.InvalidInput, "Faults.", null, ["line 2"]) },
        { """{"ok":{}}""", (Reply<Done>)Done.Value },
        { $$$$"""{"conversationId":"{{{{A}}}}"}""", new ConversationRef(IdA) },
        { $$$$"""{"memberId":"{{{{B}}}}","name":"canary B.","role":"Supporter"}""", new Member(IdB, "canary B.", MemberRole.Supporter) },
        { $$$$"""{"memberId":"{{{{B}}}}","name":"canary B.","role":"Member","hidden":true}""", new Member(IdB, "canary B.", MemberRole.Member, true) },
        { $$$$"""{"memberId":"{{{{B}}}}","name":"canary B.","role":"Member","quietUntil":"2026-03-04T05:06:07.89+00:00"}""", new Member(IdB, "canary B.", MemberRole.Member, QuietUntil: At) },
        { $$$$"""{"conversationId":"{{{{A}}}}","sequence":12}""", new WithdrawMessage(IdA, 12) },
        {
            $$$$"""{"ok":{"conversations":[{"conversationId":"{{{{A}}}}","kind":"Group","state":"Paused","name":"canary yard","members":[{"memberId":"{{{{B}}}}","name":"canary B.","role":"Facilitator"}],"lastSequence":12,"unread":3,"slowSeconds":30,"receiptsShown":true,"firstSequence":5,"receipts":[{"memberId":"{{{{B}}}}","deliveredUpTo":12,"readUpTo":11}]}],"inboxSequence":3}}""",
            (Reply<ConversationList>)new ConversationList([Group], 3)
        },
        {
            $$$$"""{"conversationId":"{{{{A}}}}","kind":"Direct","state":"Open","members":[],"lastSequence":0,"unread":0,"slowSeconds":0,"receiptsShown":false,"firstSequence":1}""",
            new ConversationSummary(IdA, ConversationKind.Direct, ConversationState.Open, null, [], 0, 0, 0, false, 1)
        },
        {
            $$$$"""{"conversationId":"{{{{A}}}}","kind":"Direct","state":"Paused","members":[],"lastSequence":0,"unread":0,"slowSeconds":0,"receiptsShown":false,"firstSequence":1,"pausedByYou":true,"programme":"canary"}""",
            new ConversationSummary(IdA, ConversationKind.Direct, ConversationState.Paused, null, [], 0, 0, 0, false, 1, PausedByYou: true, Programme: "canary")
        },
        { $$$$"""{"conversationId":"{{{{A}}}}","beforeSequence":12,"limit":50}""", new HistoryRequest(IdA, BeforeSequence: 12) },
        { $$$$"""{"conversationId":"{{{{A}}}}","afterSequence":12,"limit":200}""", new HistoryRequest(IdA, AfterSequence: 12, Limit: 200) },
        {
            $$$$"""{"conversationId":"{{{{A}}}}","entries":[{"sequence":12,"entryId":"{{{{B}}}}","kind":"Message","at":"2026-03-04T05:06:07.89+00:00","memberId":"{{{{A}}}}","body":"canary text","clientMessageId":"{{{{B}}}}"}]}""",
            new EntriesAppended(IdA, [Message])
        },
        {
            $$$$"""{"ok":{"conversationId":"{{{{A}}}}","entries":[{"sequence":13,"entryId":"{{{{B}}}}","kind":"Withdrawn","at":"2026-03-04T05:06:07.89+00:00","memberId":"{{{{A}}}}","target":12},{"sequence":14,"entryId":"{{{{B}}}}","kind":"Slowed","at":"2026-03-04T05:06:07.89+00:00","seconds":30}],"more":true}}""",
            (Reply<EntryPage>)new EntryPage(
                IdA, [new Entry(13, IdB, EntryKind.Withdrawn, At, IdA, Target: 12), new Entry(14, IdB, EntryKind.Slowed, At, Seconds: 30)], true)
        },
        { $$$$"""{"positions":[{"conversationId":"{{{{A}}}}","afterSequence":12}],"inboxAfter":3}""", new CatchUpRequest([new Position(IdA, 12)], 3) },
        {
            $$$$"""{"ok":{"conversations":[{"conversationId":"{{{{A}}}}","entries":[],"more":false}],"reload":["{{{{B}}}}"],"inbox":[{"sequence":3,"kind":"Signpost","at":"2026-03-04T05:06:07.89+00:00","conversationId":"{{{{A}}}}","text":"canary notice"}]}}""",
            (Reply<CatchUp>)new CatchUp([new EntryPage(IdA, [], false)], [IdB], [Notice])
        },
        { $$$$"""{"conversationId":"{{{{A}}}}","deliveredUpTo":12,"readUpTo":11}""", new ReceiptMark(IdA, 12, 11) },
        { $$$$"""{"conversationId":"{{{{A}}}}","receipts":[{"memberId":"{{{{B}}}}","deliveredUpTo":12,"readUpTo":11}]}""", new ReceiptsChanged(IdA, [new Receipt(IdB, 12, 11)]) },
        { $$$$"""{"conversationId":"{{{{A}}}}","typingShown":true,"here":2}""", new PresenceChanged(IdA, TypingShown: true, Here: 2) },
        { $$$$"""{"conversationId":"{{{{A}}}}"}""", new PresenceChanged(IdA) },
        {
            """{"sequence":1,"kind":"ConsentAsked","at":"2026-03-04T05:06:07.89+00:00","text":"canary read"}""",
            new InboxItem(1, InboxKind.ConsentAsked, At, null, "canary read")
        },
        {
            """{"sequence":4,"kind":"DidTheyCome","at":"2026-03-04T05:06:07.89+00:00","text":"canary came","answer":false}""",
            new InboxItem(4, InboxKind.DidTheyCome, At, null, "canary came", Answer: false)
        },
        {
            """{"sequence":3,"kind":"SomeoneComing","at":"2026-03-04T05:06:07.89+00:00","text":"canary comes","over":true}""",
            new InboxItem(3, InboxKind.SomeoneComing, At, null, "canary comes", Over: true)
        },
        {
            """{"sequence":5,"kind":"NobodyComing","at":"2026-03-04T05:06:07.89+00:00","text":"canary stays"}""",
            new InboxItem(5, InboxKind.NobodyComing, At, null, "canary stays")
        },
        { """{"inboxSequence":4,"came":false}""", new AnswerQuestion(4, false) },
        { """{"inboxSequence":5,"agrees":true}""", new AgreeToTell(5, true) },
        { """{"agrees":true,"tellsAt":"2026-03-04T05:06:07.89+00:00"}""", new AgreementGiven(true, At) },
        { """{"agrees":false}""", new AgreementGiven(false, null) },
        {
            """{"sequence":5,"kind":"SupporterMayKnow","at":"2026-03-04T05:06:07.89+00:00","text":"canary may","until":"2026-03-04T05:06:07.89+00:00","answer":true}""",
            new InboxItem(5, InboxKind.SupporterMayKnow, At, null, "canary may", Until: At, Answer: true)
        },
        {
            $$$$"""{"sequence":6,"kind":"StaffWereWith","at":"2026-03-04T05:06:07.89+00:00","conversationId":"{{{{A}}}}","text":"canary were"}""",
            new InboxItem(6, InboxKind.StaffWereWith, At, IdA, "canary were")
        },
        { $$$$"""{"conversationId":"{{{{A}}}}","act":"Mute","memberId":"{{{{B}}}}","seconds":60}""", new FacilitatorAct(IdA, FacilitatorActKind.Mute, IdB, 60) },
        { """{"facility":"north","number":"A48207","pin":"canary pin"}""", new ResidentSignIn("north", "A48207", "canary pin") },
        { """{"facility":"north","userName":"mora","password":"canary word","code":"canary code"}""", new StaffSignIn("north", "mora", "canary word", "canary code") },
        {
            $$$$"""{"token":"canary token","endsAt":"2026-03-04T05:06:07.89+00:00","me":{"personId":"{{{{A}}}}","facilityId":"{{{{B}}}}","name":"canary","roles":["Resident","PeerSupporter"],"language":"en","consentNeeded":true,"approves":false,"timeZone":"America/Chicago"},"idleSeconds":600}""",
            new SignedIn("canary token", At, new Me(IdA, IdB, "canary", [Role.Resident, Role.PeerSupporter], "en", true, TimeZone: "America/Chicago"), 600)
        },
        {
            $$$$"""{"personId":"{{{{A}}}}","facilityId":"{{{{B}}}}","name":"canary","roles":["Clinician"],"language":"en","consentNeeded":false,"approves":false,"labels":true}""",
            new Me(IdA, IdB, "canary", [Role.Clinician], "en", false, Labels: true)
        },
        { """{"policyVersion":1,"language":"en","paragraphs":["One."],"hash":"ab"}""", new NoticeText(1, "en", ["One."], "ab") },
        { """{"policyVersion":1,"noticeHash":"ab"}""", new GiveConsent(1, "ab") },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public void a_contract_is_written_as_pinned_and_read_back(string json, object contract)
    {
        var type = WireJson.Default.GetTypeInfo(contract.GetType()) ?? throw new InvalidOperationException($"{contract.GetType()} is not known to the wire.");
        Assert.Equal(json, JsonSerializer.Serialize(contract, type), ignoreLineEndingDifferences: true);
        var read = JsonSerializer.Deserialize(json, type);
        Assert.Equal(json, JsonSerializer.Serialize(read, type));
    }

    [Fact]
    public void fields_of_a_newer_server_are_ignored()
    {
        var type = (JsonTypeInfo<Reply<MessageStored>>)WireJson.Default.GetTypeInfo(typeof(Reply<MessageStored>))!;
        var read = JsonSerializer.Deserialize(
            $$$$"""{"ok":{"conversationId":"{{{{A}}}}","sequence":12,"entryId":"{{{{B}}}}","at":"2026-03-04T05:06:07.89Z","new":{"x":[1]}},"later":true}""", type);
        Assert.Equal(new MessageStored(IdA, 12, IdB, At), read!.Ok);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void no_contract_prints_what_a_person_wrote_or_a_secret(string json, object contract)
    {
        Assert.NotEmpty(json);
        Assert.DoesNotContain("canary", contract.ToString()!, StringComparison.Ordinal);
    }
}
