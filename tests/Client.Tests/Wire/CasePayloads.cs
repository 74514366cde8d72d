using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Wire;

/// <summary>What stands in HTTP bodies and on the feed of whoever works cases, and what leads to one.</summary>
internal static class CasePayloads
{
    private static readonly Guid IdA = Guid.Parse("01890000-0000-7000-8000-00000000000a");
    private static readonly Guid IdB = Guid.Parse("01890000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    private static readonly FeedCase Case = new(
        IdA, CaseCategory.SelfHarm, 4, "4 Imminent", At, At, At, true, CaseProgress.Acknowledged, ConversationKind.Direct, "B", 2, "Resident 7F", "R. C.", CasePurpose.Care);

    private static readonly CaseLine Line = new(
        7, At, true, "Resident 7F", MemberRole.Member, "canary", "canary text", [new CaseSpan(0, 6, 0.75)],
        [new CaseJudgement("Model", "1", 4, 0.9, 1, ["self-harm-4"], new CaseRisk(2, 60, 3, 4), At, false, true)]);

    private static readonly SaveRoster Nights = new(
        Role.ControlRoom, "night control", [new RosterShift([Weekday.Monday, Weekday.Sunday], "22:00", "06:00")], ["n.adeyemi"],
        [new RosterException(new DateOnly(2026, 3, 30), RosterExceptionKind.Away, "n.adeyemi")]);

    public static TheoryData<string, object> Contracts => new()
    {
        { """{"cases":[{"caseId":"01890000-0000-7000-8000-00000000000a","category":"SelfHarm","severity":4,"severityText":"4 Imminent","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","overdue":true,"progress":"Acknowledged","conversation":"Direct","unit":"B","messages":2,"pseudonym":"Resident 7F","takenBy":"R. C.","purpose":"Care"}],"goNow":[{"caseId":"01890000-0000-7000-8000-00000000000a","name":"canary","unit":"B","cell":"B-214","askedAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00"}],"counted":3}""", new CaseFeed([Case], [new GoNowCard(IdA, "canary", "B", "B-214", At, At)], 3) },
        { """{"caseId":"01890000-0000-7000-8000-00000000000a"}""", new CaseRef(IdA) },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"Violence","severity":4,"severityText":"4 Imminent","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","overdue":false,"progress":"Open","messages":1,"pseudonym":"Resident 7F","onTheWaySince":"2026-03-04T05:06:07.89+00:00","withPersonSince":"2026-03-04T05:06:07.89+00:00","drill":true}""",
            new FeedCase(IdA, CaseCategory.Violence, 4, "4 Imminent", At, At, null, false, CaseProgress.Open, null, null, 1, "Resident 7F", null, null, At, At, true)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","name":"canary","unit":"B","cell":"B-214","askedAt":"2026-03-04T05:06:07.89+00:00","onTheWaySince":"2026-03-04T05:06:07.89+00:00","withPersonSince":"2026-03-04T05:06:07.89+00:00","drill":true,"yourVisit":true}""",
            new GoNowCard(IdA, "canary", "B", "B-214", At, null, At, At, true, YourVisit: true)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","name":"canary","askedAt":"2026-03-04T05:06:07.89+00:00","left":"Moved"}""",
            new GoNowCard(IdA, "canary", null, null, At, null, Left: PersonLeft.Moved)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","name":"canary","unit":"B","cell":"B-214","askedAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","cannotGoSince":"2026-03-04T05:06:07.89+00:00"}""",
            new GoNowCard(IdA, "canary", "B", "B-214", At, At, CannotGoSince: At)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"Company","severity":1,"severityText":"1 Request","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","overdue":false,"progress":"Open","unit":"B","messages":1,"pseudonym":"Somebody","askedFor":"Listener"}""",
            new FeedCase(IdA, CaseCategory.Company, 1, "1 Request", At, At, null, false, CaseProgress.Open, null, "B", 1, "Somebody", null, null, AskedFor: RequestedPerson.Listener)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"Exploitation","severity":2,"severityText":"2 Concerning","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","overdue":false,"progress":"Open","messages":1,"pseudonym":"Resident 7F","pattern":true}""",
            new FeedCase(IdA, CaseCategory.Exploitation, 2, "2 Concerning", At, At, null, false, CaseProgress.Open, null, null, 1, "Resident 7F", null, null, Pattern: true)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"SelfHarm","severity":3,"severityText":"3 Active","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","overdue":false,"progress":"Acknowledged","messages":1,"pseudonym":"Resident 7F","withPersonSince":"2026-03-04T05:06:07.89+00:00","form":{"kind":"WatchForm","by":"2026-03-04T05:06:07.89+00:00"},"holderOff":true,"number":12,"yourVisit":true}""",
            new FeedCase(
                IdA, CaseCategory.SelfHarm, 3, "3 Active", At, At, At, false, CaseProgress.Acknowledged, null, null, 1, "Resident 7F", null, null, WithPersonSince: At,
                Form: new FormDue(CaseReferralKind.WatchForm, At), HolderOff: true, Number: 12, YourVisit: true)
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","name":"canary","unit":"B","askedAt":"2026-03-04T05:06:07.89+00:00","askedFor":"Supporter","device":"Kiosk 1","notSignedIn":true,"seenSince":"2026-03-04T05:06:07.89+00:00","onCall":[{"name":"canary","unit":"A","cell":"A-1","roster":"nights"}],"number":12}""",
            new GoNowCard(IdA, "canary", "B", null, At, null, null, null, null, RequestedPerson.Supporter, "Kiosk 1", true, At, [new OnCallSupporter("canary", "A", "A-1", "nights")], Number: 12)
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","memberId":"01890000-0000-7000-8000-00000000000b","about":"SelfHarm","near":"Soon","words":"canary"}""",
            new RaiseConcern(IdA, IdB, ConcernAbout.SelfHarm, ConcernNear.Soon, "canary")
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","memberId":"01890000-0000-7000-8000-00000000000b","about":"NeedsDoctor","near":"Now"}""",
            new RaiseConcern(IdA, IdB, ConcernAbout.NeedsDoctor, ConcernNear.Now)
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","entryId":"01890000-0000-7000-8000-00000000000b","reason":"Contact"}""",
            new ReportMessage(IdA, IdB, ReportReason.Contact)
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","entryId":"01890000-0000-7000-8000-00000000000b","reason":"Pressure","words":"canary"}""",
            new ReportMessage(IdA, IdB, ReportReason.Pressure, "canary")
        },
        {
            """{"kind":"Report","at":"2026-03-04T05:06:07.89+00:00","severity":3,"policyVersion":1,"rules":["violence-active"],"reason":"Threat","sequence":7}""",
            new CaseRaised(RaisedKind.Report, At, null, 3, 1, ["violence-active"], null, ReportReason.Threat, 7)
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","memberId":"01890000-0000-7000-8000-00000000000b"}""",
            new HidePerson(IdA, IdB)
        },
        {
            """{"people":[{"personId":"01890000-0000-7000-8000-00000000000b","name":"canary","since":"2026-03-04T05:06:07.89+00:00"}]}""",
            new HiddenPeople([new HiddenPerson(IdB, "canary", At)])
        },
        {
            """{"conversationId":"01890000-0000-7000-8000-00000000000a","memberId":"01890000-0000-7000-8000-00000000000b","reason":"Pressure","words":"canary"}""",
            new ComplainOfSupporter(IdA, IdB, ComplaintReason.Pressure, "canary")
        },
        {
            """{"kind":"Complaint","at":"2026-03-04T05:06:07.89+00:00","severity":3,"policyVersion":1,"rules":["sexual-abuse"],"complaint":"Sexual"}""",
            new CaseRaised(RaisedKind.Complaint, At, null, 3, 1, ["sexual-abuse"], null, Complaint: ComplaintReason.Sexual)
        },
        { """{"text":"It was told."}""", new ToldToStaff("It was told.") },
        {
            """{"kind":"Concern","at":"2026-03-04T05:06:07.89+00:00","about":"Exploitation","severity":2,"policyVersion":1,"rules":["exploitation"],"words":"canary"}""",
            new CaseRaised(RaisedKind.Concern, At, ConcernAbout.Exploitation, 2, 1, ["exploitation"], "canary")
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"SelfHarm","severity":4,"severityText":"4 Imminent","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","overdue":true,"progress":"Acknowledged","conversation":"Direct","unit":"B","messages":2,"pseudonym":"Resident 7F","takenBy":"R. C.","purpose":"Care","raised":"Concern","notBefore":"2026-03-04T05:06:07.89+00:00"}""",
            Case with { Raised = RaisedKind.Concern, NotBefore = At }
        },
        { """{"for":"Chaplain","number":"canary"}""", new AskForPerson(RequestedPerson.Chaplain, "canary") },
        { """{"for":"Officer","group":"01890000-0000-7000-8000-00000000000a"}""", new AskForPerson(RequestedPerson.Officer, Group: IdA) },
        { """{"persons":[{"for":"Officer","told":["Officer","Chaplain"]}]}""", new PersonOffer([new OfferedPerson(RequestedPerson.Officer, [Role.Officer, Role.Chaplain])]) },
        {
            """{"requests":[{"requestId":"01890000-0000-7000-8000-00000000000a","for":"Supporter","state":"Refused","askedAt":"2026-03-04T05:06:07.89+00:00","told":["Officer"],"seenAt":"2026-03-04T05:06:07.89+00:00","onTheWayAt":"2026-03-04T05:06:07.89+00:00","withYouAt":"2026-03-04T05:06:07.89+00:00","endedAt":"2026-03-04T05:06:07.89+00:00","reason":"NobodyMoves"}]}""",
            new PersonRequestList([new PersonRequest(IdA, RequestedPerson.Supporter, PersonRequestState.Refused, At, [Role.Officer], At, At, At, At, PersonRefusal.NobodyMoves)])
        },
        { """{"reason":"SpokenAlready"}""", new RefusePerson(PersonRefusal.SpokenAlready) },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","onTheWaySince":"2026-03-04T05:06:07.89+00:00","withPersonSince":"2026-03-04T05:06:07.89+00:00"}""",
            new VisitRecorded(IdA, At, At)
        },
        {
            """{"role":"ControlRoom","name":"night control","shifts":[{"days":["Monday","Sunday"],"start":"22:00","end":"06:00"}],"members":["n.adeyemi"],"exceptions":[{"date":"2026-03-30","kind":"Away","userName":"n.adeyemi"}]}""",
            Nights
        },
        {
            """{"timeZone":"Europe/London","rosters":[{"rosterId":"01890000-0000-7000-8000-00000000000a","plan":{"role":"ControlRoom","name":"night control","shifts":[{"days":["Monday","Sunday"],"start":"22:00","end":"06:00"}],"members":["n.adeyemi"],"exceptions":[{"date":"2026-03-30","kind":"Away","userName":"n.adeyemi"}]},"onDuty":["n.adeyemi"]}],"gaps":["Monday 06:00 to 22:00 has nobody on \u0027control room\u0027."]}""",
            new RosterList("Europe/London", [new RosterShown(IdA, Nights, ["n.adeyemi"])], ["Monday 06:00 to 22:00 has nobody on 'control room'."])
        },
        {
            """{"roles":[{"role":"Clinician","roster":"nights","until":"2026-03-04T05:06:07.89+00:00","own":true,"colleagues":["R. C."]},{"role":"Moderator","own":false,"colleagues":[]}],"since":"2026-03-04T05:06:07.89+00:00","until":"2026-03-04T05:06:07.89+00:00","closed":11}""",
            new OwnDuty([new RoleOnDuty(Role.Clinician, "nights", At, true, ["R. C."]), new RoleOnDuty(Role.Moderator, null, null, false, [])], At, At, 11)
        },
        { """{"unitId":"01890000-0000-7000-8000-00000000000a"}""", new StartDrill(IdA) },
        {
            """{"drills":[{"caseId":"01890000-0000-7000-8000-00000000000a","number":3,"startedAt":"2026-03-04T05:06:07.89+00:00"}]}""",
            new DrillList([new DrillShown(IdA, 3, At, null)])
        },
        {
            """{"drill":{"caseId":"01890000-0000-7000-8000-00000000000a","number":3,"startedAt":"2026-03-04T05:06:07.89+00:00","endedAt":"2026-03-04T05:06:07.89+00:00"},"steps":[{"kind":"alarm-delivered","detail":"channel:pager tries:1","at":"2026-03-04T05:06:07.89+00:00","seconds":120.5}]}""",
            new DrillReport(new DrillShown(IdA, 3, At, At), [new DrillStep("alarm-delivered", "channel:pager tries:1", At, 120.5)])
        },
        { """{"count":3}""", new CaseCount(3) },
        { """{"purpose":"SafetyOfOthers"}""", new OpenCase(CasePurpose.SafetyOfOthers) },
        { """{"reason":"SupportGiven","verdict":"True","note":"canary"}""", new DecideCase(CaseReason.SupportGiven, FlagVerdict.True, "canary") },
        { """{"to":"n.adeyemi"}""", new HandOverCase("n.adeyemi") },
        { """{"number":"A48207","severity":4,"category":"Violence","note":"canary"}""", new NamePersonMeant("A48207", 4, CaseCategory.Violence, "canary") },
        {
            """{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","severity":4,"waits":true,"metAt":"2026-03-04T05:06:07.89+00:00","caseId":"01890000-0000-7000-8000-00000000000a","pseudonym":"Resident 7F"}""",
            new CaseMeant(At, "R. C.", 4, true, At, IdA, "Resident 7F")
        },
        {
            """{"case":{"caseId":"01890000-0000-7000-8000-00000000000a","category":"SelfHarm","severity":4,"severityText":"4 Imminent","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","overdue":true,"progress":"Acknowledged","conversation":"Direct","unit":"B","messages":2,"pseudonym":"Resident 7F","takenBy":"R. C.","purpose":"Care"},"number":12,"viewedAt":"2026-03-04T05:06:07.89+00:00","role":"Clinician","level":4,"subject":{"personId":"01890000-0000-7000-8000-00000000000a","number":"A48207","name":"canary"},"location":{"name":"canary","unit":"B","cell":"B-214"},"lines":[{"sequence":7,"at":"2026-03-04T05:06:07.89+00:00","flagged":true,"pseudonym":"Resident 7F","speaker":"Member","name":"canary","text":"canary text","spans":[{"offset":0,"length":6,"share":0.75}],"decisions":[{"source":"Model","version":"1","severity":4,"probability":0.9,"policyVersion":1,"rules":["self-harm-4"],"raised":{"messages":2,"withinSeconds":60,"from":3,"to":4},"at":"2026-03-04T05:06:07.89+00:00","fallback":false,"late":true}]}],"events":[{"kind":"opened","at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","late":true}],"outcome":{"reason":"NotMeant","verdict":"False","at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","note":"canary"}}""",
            new OpenedCase(
                Case, 12, At, Role.Clinician, 4, new CasePerson(IdA, "A48207", "canary"), new CaseLocation("canary", "B", "B-214"), [Line],
                [new CaseEvent("opened", At, "R. C.", true)], new CaseOutcome(CaseReason.NotMeant, FlagVerdict.False, At, "R. C.", "canary"))
        },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","category":"SelfHarm","severity":4,"severityText":"4 Imminent","openedAt":"2026-03-04T05:06:07.89+00:00","lastMessageAt":"2026-03-04T05:06:07.89+00:00","deadline":"2026-03-04T05:06:07.89+00:00","overdue":true,"progress":"Acknowledged","conversation":"Direct","unit":"B","messages":2,"pseudonym":"Resident 7F","takenBy":"R. C.","purpose":"Care","held":[{"entryId":"01890000-0000-7000-8000-00000000000b","state":"Held","until":"2026-03-04T05:06:07.89+00:00","toConfirm":true,"appealed":false}]}""",
            Case with { Held = [new HeldWork(IdB, HeldState.Held, At, true, false)] }
        },
        {
            """{"sequence":0,"at":"2026-03-04T05:06:07.89+00:00","flagged":true,"pseudonym":"Resident 7F","speaker":"Member","text":"canary text","spans":[],"decisions":[],"held":{"entryId":"01890000-0000-7000-8000-00000000000b","state":"Rejected","toConfirm":false,"appeal":"Open","acts":[{"kind":"RejectionProposed","at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","reason":"Threat","note":"canary"}]}}""",
            new CaseLine(
                0, At, true, "Resident 7F", MemberRole.Member, null, "canary text", [], [],
                new CaseHeld(IdB, HeldState.Rejected, null, false, AppealState.Open, [new CaseHeldAct(HeldActKind.RejectionProposed, At, "R. C.", "Threat", "canary")]))
        },
        { """{"reason":"NotMeant","note":"canary"}""", new ReleaseHeld(ReleaseReason.NotMeant, "canary") },
        { """{"reason":"Threat","note":"canary"}""", new RejectHeld(RejectReason.Threat, "canary") },
        { """{"note":"canary"}""", new ConfirmRejection("canary") },
        { """{"uphold":true,"note":"canary"}""", new DecideAppeal(true, "canary") },
        { """{"entryId":"01890000-0000-7000-8000-00000000000b","state":"Held","toConfirm":true}""", new HeldOutcome(IdB, HeldState.Held, true) },
        { """{"purpose":"Care","reason":"canary","alone":true,"names":true}""", new AskBreakGlass(CasePurpose.Care, "canary", true, true) },
        { """{"note":"canary"}""", new AnswerBreakGlass("canary") },
        { """{"beforeSequence":22}""", new ReadBreakGlass(22) },
        { """{"beforeSequence":22}""", new ReadConversation(22) },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","viewedAt":"2026-03-04T05:06:07.89+00:00","lines":[{"sequence":7,"at":"2026-03-04T05:06:07.89+00:00","flagged":true,"pseudonym":"Resident 7F","speaker":"Member","name":"canary","text":"canary text"}],"moreBefore":7}""",
            new CaseConversation(IdA, At, [new BreakGlassLine(7, At, true, "Resident 7F", MemberRole.Member, "canary", "canary text")], 7)
        },
        { """{"justified":true,"note":"canary"}""", new ReviewBreakGlass(true, "canary") },
        {
            """{"glassId":"01890000-0000-7000-8000-00000000000b","caseId":"01890000-0000-7000-8000-00000000000a","state":"Over","purpose":"Care","reach":"Conversation","alone":false,"names":true,"asked":{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","text":"canary"},"answered":{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C."},"until":"2026-03-04T05:06:07.89+00:00","views":2,"reviewBy":"2026-03-04T05:06:07.89+00:00","reviewed":{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","text":"canary"},"justified":true}""",
            new BrokenGlass(
                IdB, IdA, BreakGlassState.Over, CasePurpose.Care, BreakGlassReach.Conversation, false, true, new BreakGlassAct(At, "R. C.", "canary"), null,
                new BreakGlassAct(At, "R. C.", null), At, 2, At, new BreakGlassAct(At, "R. C.", "canary"), true)
        },
        {
            """{"glassId":"01890000-0000-7000-8000-00000000000b","viewedAt":"2026-03-04T05:06:07.89+00:00","until":"2026-03-04T05:06:07.89+00:00","lines":[{"sequence":7,"at":"2026-03-04T05:06:07.89+00:00","flagged":false,"pseudonym":"Resident 7F","speaker":"Member","name":"canary","text":"canary text"}],"moreBefore":7}""",
            new BreakGlassPage(IdB, At, At, [new BreakGlassLine(7, At, false, "Resident 7F", MemberRole.Member, "canary", "canary text")], 7)
        },
        {
            """{"reviews":[{"glassId":"01890000-0000-7000-8000-00000000000b","caseId":"01890000-0000-7000-8000-00000000000a","purpose":"Care","alone":true,"views":2,"overSince":"2026-03-04T05:06:07.89+00:00","reviewBy":"2026-03-04T05:06:07.89+00:00","overdue":true,"openFor":"Care"}]}""",
            new BreakGlassReviews([new BreakGlassToReview(IdB, IdA, CasePurpose.Care, true, 2, At, At, true, CasePurpose.Care)])
        },
        { """{"glassId":"01890000-0000-7000-8000-00000000000b","purpose":"Care","lapsesAt":"2026-03-04T05:06:07.89+00:00"}""", new BreakGlassWork(IdB, CasePurpose.Care, At) },
        {
            """{"from":"2026-03-04T05:06:07.89+00:00","to":"2026-03-04T05:06:07.89+00:00","rows":9,"anomalies":[{"kind":"ViewOutOfShift","count":2,"sequences":[4,7]}]}""",
            new AuditAnomalies(At, At, 9, [new AuditAnomaly(AuditAnomalyKind.ViewOutOfShift, 2, [4, 7])])
        },
        {
            """{"models":[{"model":"m1","inUse":true,"standing":"FewerRight","figures":[{"category":"SelfHarm","standing":"FewerRight","severity":3,"sender":"Supporter","language":"Spanish","severalQuiet":true,"verdicts":40,"right":12,"cannotBeSaid":6,"found":{"low":0.18,"high":0.45},"promised":{"low":0.5,"high":0.8}}],"samples":{"read":40,"right":30,"missed":5,"unclear":5}}]}""",
            new FlagVerdicts([new ModelVerdicts("m1", true, VerdictStanding.FewerRight,
                [new VerdictFigure(CaseCategory.SelfHarm, VerdictStanding.FewerRight, 3, MemberRole.Supporter, WrittenLanguage.Spanish, true, 40, 12, 6, new ShareRange(.18, .45), new ShareRange(.5, .8))], new SampleFigures(40, 30, 5, 5))])
        },
        {
            """{"samples":[{"sampleId":"01890000-0000-7000-8000-00000000000a","day":"2026-03-02","category":"SelfHarm","severity":1},{"sampleId":"01890000-0000-7000-8000-00000000000b","day":"2026-03-02","severity":1}]}""",
            new WaitingSamples([new WaitingSample(IdA, new DateOnly(2026, 3, 2), CaseCategory.SelfHarm, 1), new WaitingSample(IdB, new DateOnly(2026, 3, 2), null, 1)])
        },
        {
            """{"sampleId":"01890000-0000-7000-8000-00000000000a","day":"2026-03-02","viewedAt":"2026-03-04T05:06:07.89+00:00","role":"Moderator","pseudonym":"Resident 7F","speaker":"Member","text":"canary text","given":[{"category":"SelfHarm","source":"Model","version":"m1","severity":1,"probability":0.2,"spans":[{"offset":0,"length":6,"share":0.5}]}]}""",
            new OpenedSample(IdA, new DateOnly(2026, 3, 2), At, Role.Moderator, "Resident 7F", MemberRole.Member, "canary text",
                [new SampleJudgement(CaseCategory.SelfHarm, "Model", "m1", 1, .2, [new CaseSpan(0, 6, .5)])])
        },
        { """{"offered":true,"agreed":false}""", new OwnTraining(true, false) },
        { """{"agree":true}""", new ChooseTraining(true) },
        {
            """{"rows":[{"rowId":"01890000-0000-7000-8000-00000000000a","day":"2026-03-02"}],"ready":5}""",
            new WaitingTrainingRows([new WaitingTrainingRow(IdA, new DateOnly(2026, 3, 2))], 5)
        },
        {
            """{"rowId":"01890000-0000-7000-8000-00000000000a","day":"2026-03-02","viewedAt":"2026-03-04T05:06:07.89+00:00","role":"Clinician","speaker":"Member","text":"canary text"}""",
            new OpenedTrainingRow(IdA, new DateOnly(2026, 3, 2), At, Role.Clinician, MemberRole.Member, "canary text")
        },
        { """{"selfHarm":3,"violence":0,"saysWho":false}""", new LabelTrainingRow(3, 0) },
        { """{"saysWho":true}""", new LabelTrainingRow(SaysWho: true) },
        {
            """{"exports":[{"exportId":"01890000-0000-7000-8000-00000000000a","state":"Signed","rows":40,"sha256":"ab","askedAt":"2026-03-04T05:06:07.89+00:00","askedBy":"A","own":true,"signedAt":"2026-03-04T05:06:07.89+00:00","signedBy":"B","endsAt":"2026-03-04T05:06:07.89+00:00","written":1}]}""",
            new TrainingExports([new TrainingExport(IdA, ExportState.Signed, 40, "ab", At, "A", true, At, "B", At, 1)])
        },
        { """{"sha256":"ab"}""", new SignTrainingExport("ab") },
        {
            """{"exportId":"01890000-0000-7000-8000-00000000000a","rows":1,"sha256":"ab","lines":"canary text"}""",
            new TrainingFile(IdA, 1, "ab", "canary text")
        },
        {
            """{"offered":true,"counts":[{"category":"SelfHarm","written":10,"same":6,"different":2,"saysWho":1,"waiting":0,"ready":5,"left":6}]}""",
            new TrainingNumbers(true, [new TrainingCount(CaseCategory.SelfHarm, 10, 6, 2, 1, 0, 5, 6)])
        },
        { """{"finding":"Missed","category":"SelfHarm","severity":3}""", new JudgeSample(SampleFinding.Missed, CaseCategory.SelfHarm, 3) },
        { """{"finding":"Right"}""", new JudgeSample(SampleFinding.Right) },
        { """{"sampleId":"01890000-0000-7000-8000-00000000000a","finding":"Missed","told":true}""", new SampleJudged(IdA, SampleFinding.Missed, true) },
    };
}
