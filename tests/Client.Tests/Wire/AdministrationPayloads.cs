using System.Text.Json;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.Wire;

/// <summary>What stands in HTTP bodies and on the feed, letter by letter, beside the chat's <see cref="Payloads"/> and the <see cref="CasePayloads"/>.</summary>
public sealed class AdministrationPayloads
{
    private static readonly Guid IdA = Guid.Parse("01890000-0000-7000-8000-00000000000a");
    private static readonly Guid IdB = Guid.Parse("01890000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    private static readonly PersonSummary Person = new(
        IdA, PersonType.Resident, PersonStatus.Active, "A48207", "canary", "canary", IdB, "B-214", [Role.Resident, Role.PeerSupporter]);

    private static readonly PersonShown Own = new(IdA, IdB, "canary");

    private static readonly RequestForStaff Request = new(
        IdA, RequestKind.Pairing, RequestState.Requested, IdB, Own, new PersonShown(IdB, IdA, null), MemberRole.Supporter, Own, At, At, true, "obstacle", "canary", false, new Programme(IdA, "VETERANS", "Veterans"));

    private static readonly Separation Order = new(IdA, Own, new PersonShown(IdB, IdA, null), SeparationSource.Court, At, At, At);

    public static TheoryData<string, object> Contracts => new()
    {
        { """{"people":[{"personId":"01890000-0000-7000-8000-00000000000a","type":"Resident","status":"Active","number":"A48207","givenName":"canary","familyName":"canary","unitId":"01890000-0000-7000-8000-00000000000b","cell":"B-214","roles":["Resident","PeerSupporter"],"rank":"Warden","pin":"First"}],"more":true}""", new PeoplePage([Person with { Rank = "Warden", Pin = PinState.First }], true) },
        { """{"pins":[{"personId":"01890000-0000-7000-8000-00000000000a","number":"A48207","givenName":"canary","familyName":"canary","cell":"B-214","pin":"canary"}],"left":3}""", new UnitFirstPins([new PersonFirstPin(Person.PersonId, "A48207", "canary", "canary", "B-214", "canary")], 3) },
        {
            """{"person":{"personId":"01890000-0000-7000-8000-00000000000a","type":"Resident","status":"Active","number":"A48207","givenName":"canary","familyName":"canary","unitId":"01890000-0000-7000-8000-00000000000b","cell":"B-214","roles":["Resident","PeerSupporter"]},"language":"en","hasPin":true,"hasArrived":true,"grants":[{"role":"Officer","from":"2026-03-04T05:06:07.89+00:00","until":"2026-03-04T05:06:07.89+00:00","unitId":"01890000-0000-7000-8000-00000000000b"}],"certifications":[{"certificationId":"01890000-0000-7000-8000-00000000000a","programme":"course","certifiedAt":"2026-03-04T05:06:07.89+00:00","expiresAt":"2026-03-04T05:06:07.89+00:00","withdrawnAt":"2026-03-04T05:06:07.89+00:00"}],"relations":[{"type":"Kin","otherFacilityId":"01890000-0000-7000-8000-00000000000a","otherPersonId":"01890000-0000-7000-8000-00000000000b"}],"access":"InvitationOver","ranks":["Officer","Warden"],"supervision":{"officerId":"01890000-0000-7000-8000-00000000000a","asked":true,"officers":[{"personId":"01890000-0000-7000-8000-00000000000b","name":"canary"}]}}""",
            new PersonDetail(
                Person, "en", true, true, [new RoleGrant(Role.Officer, At, At, IdB)], [new Certification(IdA, "course", At, At, At)], [new Relation(RelationType.Kin, IdA, IdB)],
                StaffAccess.InvitationOver, ["Officer", "Warden"], new Supervision(IdA, true, [new OfficerShown(IdB, "canary")]))
        },
        { """{"versions":[{"version":2,"name":"Ours","effectiveAt":"2026-03-04T05:06:07.89+00:00","supersededAt":"2026-03-04T05:06:07.89+00:00","consentFrom":1,"signedBy":["canary"],"writtenBy":"canary"}],"drafts":[{"draftId":"01890000-0000-7000-8000-00000000000a","state":"Scheduled","author":"canary","changedAt":"2026-03-04T05:06:07.89+00:00","effectiveAt":"2026-03-04T05:06:07.89+00:00","signatures":2}]}""", new PolicyOverview([new PolicyVersion(2, "Ours", At, At, 1, ["canary"], "canary")], [new PolicyDraftSummary(IdA, PolicyDraftState.Scheduled, "canary", At, At, 2)]) },
        { """{"version":2,"document":"name: Ours","notices":[{"policyVersion":2,"language":"en","paragraphs":["One."],"hash":"ab"}]}""", new PolicyText(2, "name: Ours", [new NoticeText(2, "en", ["One."], "ab")]) },
        { """{"draft":{"draftId":"01890000-0000-7000-8000-00000000000a","state":"Draft","author":"canary","changedAt":"2026-03-04T05:06:07.89+00:00","signatures":1},"document":"name: Ours","documentHash":"ab","follows":1,"signedBy":["canary"],"asksConsentAgain":true,"unstaffed":["Chaplain"],"notices":[{"policyVersion":2,"language":"en","paragraphs":["One."],"hash":"ab"}],"maySign":["canary"],"ownText":true,"ownSignature":false,"warnings":["Know it."]}""", new PolicyDraft(new PolicyDraftSummary(IdA, PolicyDraftState.Draft, "canary", At, null, 1), "name: Ours", "ab", 1, ["canary"], true, ["Chaplain"], [new NoticeText(2, "en", ["One."], "ab")], ["canary"], true, false, ["Know it."]) },
        { """{"presets":[{"id":"uk-acct","title":"A prison","document":"name: Ours"}]}""", new PolicyPresets([new PolicyPresetShown("uk-acct", "A prison", "name: Ours")]) },
        { """{"document":"name: Ours","language":"es"}""", new AskPolicy("name: Ours", "es") },
        { """{"questions":[{"id":"night","sentence":"Who?","explanation":"Because.","choices":[{"id":"chaplain","sentence":"The chaplain"}],"current":"other"}]}""", new PolicyQuestionList([new PolicyQuestionShown("night", "Who?", "Because.", [new PolicyChoiceShown("chaplain", "The chaplain")], "other")]) },
        { """{"document":"name: Ours","question":"night","choice":"chaplain"}""", new AnswerPolicy("name: Ours", "night", "chaplain") },
        { """{"document":"name: Ours"}""", new PolicyDocumentText("name: Ours") },
        { """{"faults":[{"sentence":"Write it.","line":14,"column":15}],"asksConsentAgain":true,"unstaffed":["Chaplain"],"notices":[{"policyVersion":2,"language":"en","paragraphs":["One."],"hash":"ab"}],"warnings":["Know it."]}""", new PolicyChecked([new PolicyFaultShown("Write it.", 14, 15)], true, ["Chaplain"], [new NoticeText(2, "en", ["One."], "ab")], ["Know it."]) },
        { """{"days":7}""", new SimulatePolicy(7) },
        { """{"days":7,"messages":1,"outcomes":[{"category":"SelfHarm","severity":4,"messages":1,"flagged":{"current":1,"draft":1},"held":{"current":0,"draft":0},"blocked":{"current":0,"draft":0},"cases":{"current":1,"draft":1},"alarms":{"current":0,"draft":1},"signposts":{"current":1,"draft":1}}],"tells":[{"category":"SelfHarm","severity":4,"role":"ControlRoom","level":0,"location":true,"onlyIfNobodyActs":false,"tells":{"current":1,"draft":1}}]}""", new PolicySimulated(7, 1, [new PolicyOutcome(CaseCategory.SelfHarm, 4, 1, new PolicyNumbers(1, 1), new PolicyNumbers(0, 0), new PolicyNumbers(0, 0), new PolicyNumbers(1, 1), new PolicyNumbers(0, 1), new PolicyNumbers(1, 1))], [new PolicyTell(CaseCategory.SelfHarm, 4, Role.ControlRoom, 0, true, false, new PolicyNumbers(1, 1))]) },
        { """{"days":7,"outcomes":[{"category":"SelfHarm","severity":4,"messages":5,"flagged":{"current":5,"draft":5},"held":{"draft":5},"blocked":{},"cases":{"current":5,"draft":5},"alarms":{},"signposts":{}}],"tells":[]}""", new PolicySimulated(7, null, [new PolicyOutcome(CaseCategory.SelfHarm, 4, 5, new PolicyNumbers(5, 5), new PolicyNumbers(null, 5), new PolicyNumbers(null, null), new PolicyNumbers(5, 5), new PolicyNumbers(null, null), new PolicyNumbers(null, null))], []) },
        { """{"days":7,"messages":0,"outcomes":[],"tells":[],"told":[{"category":"SelfHarm","severity":3,"times":1,"cases":{"current":1,"draft":1},"alarms":{"current":0,"draft":1}},{"category":"Company","severity":1,"askedFor":"Chaplain","times":2,"cases":{"current":2,"draft":0},"alarms":{"current":0,"draft":0}}],"toldFrom":"2026-03-04T05:06:07.89+00:00"}""", new PolicySimulated(7, 0, [], [], Told: [new PolicyTelling(CaseCategory.SelfHarm, 3, null, 1, new PolicyNumbers(1, 1), new PolicyNumbers(0, 1)), new PolicyTelling(CaseCategory.Company, 1, RequestedPerson.Chaplain, 2, new PolicyNumbers(2, 0), new PolicyNumbers(0, 0))], ToldFrom: At) },
        { """{"days":7,"messages":2,"outcomes":[],"tells":[],"unjudged":[{"category":"Exploitation","messages":2}]}""", new PolicySimulated(7, 2, [], [], [new PolicyUnjudged(CaseCategory.Exploitation, 2)]) },
        { """{"document":"name: Ours","effectiveAt":"2026-03-04T05:06:07.89+00:00","changedAt":"2026-03-04T05:06:07.89+00:00"}""", new SavePolicyDraft("name: Ours", At, At) },
        { """{"documentHash":"ab","changedAt":"2026-03-04T05:06:07.89+00:00"}""", new SignPolicyDraft("ab", At) },
        { """{"state":"InForce","effectiveAt":"2026-03-04T05:06:07.89+00:00","warnings":["Know it."]}""", new PolicySigned(PolicyDraftState.InForce, At, ["Know it."]) },
        { """{"number":"A48207","givenName":"canary","familyName":"canary","language":"es","type":"Released","unitId":"01890000-0000-7000-8000-00000000000a","cell":"B-214"}""", new AddResident("A48207", "canary", "canary", "es", PersonType.Released, IdA, "B-214") },
        { """{"id":"01890000-0000-7000-8000-00000000000a"}""", new NewRecord(IdA) },
        { """{"unitId":"01890000-0000-7000-8000-00000000000a","cell":"B-214"}""", new Housing(IdA, "B-214") },
        { """{"pin":"canary"}""", new FirstPin("canary") },
        { """{"language":"es"}""", new ChooseLanguage("es") },
        { """{"pin":"canary","newPin":"canary"}""", new ChangePin("canary", "canary") },
        { """{"password":"canary","newPassword":"canary"}""", new ChangePassword("canary", "canary") },
        { """{"until":"2026-03-04T05:06:07.89+00:00","unitId":"01890000-0000-7000-8000-00000000000a"}""", new GrantRole(At, IdA) },
        { """{"programme":"course","expiresAt":"2026-03-04T05:06:07.89+00:00"}""", new Certify("course", At) },
        { """{"units":[{"unitId":"01890000-0000-7000-8000-00000000000a","code":"B","name":"Unit B"}]}""", new UnitList([new Unit(IdA, "B", "Unit B")]) },
        { """{"code":"B","name":"Unit B"}""", new SaveUnit("B", "Unit B") },
        { """{"programmes":[{"programmeId":"01890000-0000-7000-8000-00000000000a","code":"VETERANS","name":"Veterans"}]}""", new ProgrammeList([new Programme(IdA, "VETERANS", "Veterans")]) },
        { """{"code":"VETERANS","name":"Veterans"}""", new SaveProgramme("VETERANS", "Veterans") },
        { """{"devices":[{"deviceId":"01890000-0000-7000-8000-00000000000a","unitId":"01890000-0000-7000-8000-00000000000b","name":"Kiosk","enrolledAt":"2026-03-04T05:06:07.89+00:00","revokedAt":"2026-03-04T05:06:07.89+00:00"}]}""", new DeviceList([new Device(IdA, IdB, "Kiosk", At, At)]) },
        { """{"unitId":"01890000-0000-7000-8000-00000000000a","name":"Kiosk"}""", new EnrolDevice(IdA, "Kiosk") },
        { """{"deviceId":"01890000-0000-7000-8000-00000000000a","token":"canary"}""", new DeviceEnrolled(IdA, "canary") },
        { """{"deviceId":"01890000-0000-7000-8000-00000000000a","facility":"north","facilityName":"North","unitName":"Unit B","timeZone":"America/Chicago"}""", new DeviceSelf(IdA, "north", "North", "Unit B", "America/Chicago") },
        { """{"token":"canary"}""", new KeepDevice("canary") },
        { """{"facilities":[{"code":"north","name":"North"}],"deviceRevoked":true,"device":{"deviceId":"01890000-0000-7000-8000-00000000000a","facility":"north","facilityName":"North","unitName":"Unit B","timeZone":"America/Chicago"},"me":{"personId":"01890000-0000-7000-8000-00000000000a","facilityId":"01890000-0000-7000-8000-00000000000b","name":"canary","roles":["Resident"],"language":"en","consentNeeded":true,"approves":true,"timeZone":"America/Chicago"},"idleSeconds":600,"endsAt":"2026-03-04T05:06:07.89+00:00"}""", new Entrance([new FacilityShown("north", "North")], true, new DeviceSelf(IdA, "north", "North", "Unit B", "America/Chicago"), new Me(IdA, IdB, "canary", [Role.Resident], "en", true, true, "America/Chicago"), 600, At) },
        { """{"written":false,"created":1,"changed":2,"unchanged":3,"faults":["Line 4: no number."]}""", new ImportReport(false, 1, 2, 3, ["Line 4: no number."]) },
        { """{"rank":"Warden"}""", new SetRank("Warden") },
        { """{"officer":"01890000-0000-7000-8000-00000000000a"}""", new NameOfficer(IdA) },
        { """{"userName":"r.castillo","givenName":"canary","familyName":"canary","roles":["Coordinator"],"language":"en","unitId":"01890000-0000-7000-8000-00000000000a"}""", new InviteStaff("r.castillo", "canary", "canary", [Role.Coordinator], "en", IdA) },
        { """{"personId":"01890000-0000-7000-8000-00000000000a","code":"canary","endsAt":"2026-03-04T05:06:07.89+00:00"}""", new StaffInvitation(IdA, "canary", At) },
        { """{"code":"canary"}""", new BeginEnrolment("canary") },
        { """{"secret":"canary","uri":"otpauth://canary"}""", new AuthenticatorSeed("canary", "otpauth://canary") },
        { """{"code":"canary","password":"canary","authenticatorCode":"canary"}""", new CompleteEnrolment("canary", "canary", "canary") },
        { """{"code":"canary","facility":{"code":"north","name":"North","timeZone":"America/Chicago","policy":"uk-acct"},"userName":"d.hughes","givenName":"canary","familyName":"canary","password":"canary","authenticatorCode":"canary"}""", new SetUpServer("canary", new NewFacility("north", "North", "America/Chicago", "uk-acct"), "d.hughes", "canary", "canary", "canary", "canary") },
        { """{"facility":{"code":"south","name":"South","timeZone":"America/Chicago"},"userName":"k.osei","givenName":"canary","familyName":"canary"}""", new AddFacility(new NewFacility("south", "South", "America/Chicago"), "k.osei", "canary", "canary") },
        { """{"facilityId":"01890000-0000-7000-8000-00000000000a","administratorId":"01890000-0000-7000-8000-00000000000b"}""", new FacilityAdded(IdA, IdB) },
        { """{"facilityId":"01890000-0000-7000-8000-00000000000a","administrator":{"personId":"01890000-0000-7000-8000-00000000000b","code":"canary","endsAt":"2026-03-04T05:06:07.89+00:00"}}""", new FacilityInvitation(IdA, new StaffInvitation(IdB, "canary", At)) },
        { """{"recoveries":[{"recoveryId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","requestedBy":"01890000-0000-7000-8000-00000000000a","requestedAt":"2026-03-04T05:06:07.89+00:00","endsAt":"2026-03-04T05:06:07.89+00:00","name":"canary","requestedByName":"canary"}]}""", new RecoveryList([new Recovery(IdA, IdB, IdA, At, At, "canary", "canary")]) },
        { """{"code":"canary"}""", new DemoCode("canary") },
        { """{"resident":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b"},"supporter":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000a"},"validUntil":"2026-03-04T05:06:07.89+00:00"}""", new PairingWanted(new PersonRef(IdA, IdB), new PersonRef(IdA, IdA), At) },
        { """{"person":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b"},"role":"Facilitator","validUntil":"2026-03-04T05:06:07.89+00:00"}""", new PlaceWanted(new PersonRef(IdA, IdB), MemberRole.Facilitator, At) },
        { """{"requestId":"01890000-0000-7000-8000-00000000000a"}""", new RequestFiled(IdA) },
        { """{"requests":[{"requestId":"01890000-0000-7000-8000-00000000000a","kind":"GroupPlace","state":"Withdrawn","conversationId":"01890000-0000-7000-8000-00000000000b"}]}""", new OwnRequests([new OwnRequest(IdA, RequestKind.GroupPlace, RequestState.Withdrawn, IdB)]) },
        { """{"requests":[{"requestId":"01890000-0000-7000-8000-00000000000a","kind":"Pairing","state":"Requested","conversationId":"01890000-0000-7000-8000-00000000000b","person":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"supporter":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000a"},"role":"Supporter","requestedBy":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"requestedAt":"2026-03-04T05:06:07.89+00:00","validUntil":"2026-03-04T05:06:07.89+00:00","ownDecision":true,"obstacle":"obstacle","group":"canary","officerApproved":false,"programme":{"programmeId":"01890000-0000-7000-8000-00000000000a","code":"VETERANS","name":"Veterans"}}]}""", new RequestList([Request]) },
        { """{"request":{"requestId":"01890000-0000-7000-8000-00000000000a","kind":"Pairing","state":"Requested","conversationId":"01890000-0000-7000-8000-00000000000b","person":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"supporter":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000a"},"role":"Supporter","requestedBy":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"requestedAt":"2026-03-04T05:06:07.89+00:00","validUntil":"2026-03-04T05:06:07.89+00:00","ownDecision":true,"obstacle":"obstacle","group":"canary","officerApproved":false,"programme":{"programmeId":"01890000-0000-7000-8000-00000000000a","code":"VETERANS","name":"Veterans"}},"ownReason":"canary","officerReason":"canary"}""", new RequestDetail(Request, "canary", "canary") },
        { """{"approve":true,"reason":"canary","validUntil":"2026-03-04T05:06:07.89+00:00","programmeId":"01890000-0000-7000-8000-00000000000b"}""", new DecideRequest(true, "canary", At, IdB) },
        { """{"state":"Approved","conversationId":"01890000-0000-7000-8000-00000000000a"}""", new RequestDecided(RequestState.Approved, IdA) },
        { """{"supporter":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b"}}""", new NameSupporter(new PersonRef(IdA, IdB)) },
        { """{"supporters":[{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"}]}""", new SupporterList([new SupporterShown(IdA, IdB, "canary")]) },
        { """{"supported":3,"most":5,"restingSince":"2026-03-04T05:06:07.89+00:00"}""", new OwnCaseload(3, 5, At) },
        { """{"texts":[{"kind":"SelfHarm","text":"canary"},{"kind":"LegalMail","text":"canary"}]}""", new HelpHere([new HelpText(HelpKind.SelfHarm, "canary"), new HelpText(HelpKind.LegalMail, "canary")]) },
        { """{"supported":0}""", new OwnCaseload(0, null, null) },
        {
            """{"supporters":[{"personId":"01890000-0000-7000-8000-00000000000b","name":"canary","supported":3,"restingSince":"2026-03-04T05:06:07.89+00:00"}],"most":5}""",
            new CaseloadList([new SupporterCaseload(IdB, "canary", 3, At)], 5)
        },
        { """{"validUntil":"2026-03-04T05:06:07.89+00:00"}""", new Validity(At) },
        { """{"programmeId":"01890000-0000-7000-8000-00000000000a"}""", new ChangeProgramme(IdA) },
        { """{"waits":true}""", new ProgrammeChosen(true) },
        {
            """{"conversations":[{"conversationId":"01890000-0000-7000-8000-00000000000a","homeFacilityId":"01890000-0000-7000-8000-00000000000b","kind":"Group","class":"monitored","state":"Open","name":"canary","topic":"topic","places":[{"person":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"role":"Member","state":"Suspended","validUntil":"2026-03-04T05:06:07.89+00:00","oursToDecide":true}],"programme":{"programmeId":"01890000-0000-7000-8000-00000000000a","code":"VETERANS","name":"Veterans"},"wanted":{"askedBy":"canary","own":true}}]}""",
            new ConversationsForStaff(
            [
                new ConversationForStaff(
                    IdA, IdB, ConversationKind.Group, "monitored", ConversationState.Open, "canary", "topic", [new PlaceShown(Own, MemberRole.Member, PlaceState.Suspended, At, true)], new Programme(IdA, "VETERANS", "Veterans"), new ProgrammeWanted(null, "canary", true)),
            ])
        },
        { """{"name":"canary","facilitator":"01890000-0000-7000-8000-00000000000a","topic":"canary","class":"part-2","programmeId":"01890000-0000-7000-8000-00000000000b"}""", new CreateGroup("canary", IdA, "canary", "part-2", IdB) },
        { """{"first":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b"},"second":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000a"},"source":"OwnRequest","reason":"canary","expiresAt":"2026-03-04T05:06:07.89+00:00"}""", new OrderSeparation(new PersonRef(IdA, IdB), new PersonRef(IdB, IdA), SeparationSource.OwnRequest, "canary", At) },
        { """{"separations":[{"separationId":"01890000-0000-7000-8000-00000000000a","first":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"second":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000a"},"source":"Court","orderedAt":"2026-03-04T05:06:07.89+00:00","expiresAt":"2026-03-04T05:06:07.89+00:00","liftedAt":"2026-03-04T05:06:07.89+00:00"}]}""", new SeparationList([Order]) },
        { """{"separation":{"separationId":"01890000-0000-7000-8000-00000000000a","first":{"facilityId":"01890000-0000-7000-8000-00000000000a","personId":"01890000-0000-7000-8000-00000000000b","name":"canary"},"second":{"facilityId":"01890000-0000-7000-8000-00000000000b","personId":"01890000-0000-7000-8000-00000000000a"},"source":"Court","orderedAt":"2026-03-04T05:06:07.89+00:00","expiresAt":"2026-03-04T05:06:07.89+00:00","liftedAt":"2026-03-04T05:06:07.89+00:00"},"reason":"canary"}""", new SeparationDetail(Order, "canary") },
        { """{"facility":"south"}""", new TransferPerson("south") },
        { """{"unitId":"01890000-0000-7000-8000-00000000000a","cell":"B-214","number":"A48207"}""", new ReceivePerson(IdA, "B-214", "A48207") },
        { """{"into":"01890000-0000-7000-8000-00000000000a","samePerson":true}""", new MergePerson(IdA, true) },
        { """{"rows":[{"sequence":12,"at":"2026-03-04T05:06:07.89+00:00","act":"case-viewed","by":"R. C.","subject":"case:A"}],"more":true}""", new AuditFound([new AuditFoundRow(12, At, "case-viewed", "R. C.", "case:A")], true) },
        {
            """{"facilityId":"01890000-0000-7000-8000-00000000000a","rows":26,"anchoredUpTo":12,"publicKey":"ab","keyCameFromExport":false,"faults":[{"kind":"Changed","sequence":5,"sentence":"Row 5 was changed."}],"isWhole":false}""",
            new AuditVerification(IdA, 26, 12, "ab", false, [new AuditFault(AuditFaultKind.Changed, 5, "Row 5 was changed.")])
        },
        { """{"cases":[{"caseId":"01890000-0000-7000-8000-00000000000a","number":3}]}""", new AuditedCases([new AuditedCase(IdA, 3)]) },
        {
            """{"caseId":"01890000-0000-7000-8000-00000000000a","number":3,"steps":[{"sequence":12,"at":"2026-03-04T05:06:07.89+00:00","act":"break-glass-viewed","by":"R. C.","role":"Clinician","level":5,"purpose":"Care","names":true,"from":4,"to":9,"policyVersion":2,"referral":"Incident"}],"more":true}""",
            new AuditTrail(IdA, 3, [new AuditStep(12, At, "break-glass-viewed", "R. C.", Role.Clinician, 5, CasePurpose.Care, true, 4, 9, 2, CaseReferralKind.Incident)], true)
        },
        {
            """{"since":"2026-03-04T05:06:07.89+00:00","totals":[{"kind":"Messages","count":9,"keys":2}],"receipts":[{"receiptId":"01890000-0000-7000-8000-00000000000a","at":"2026-03-04T05:06:07.89+00:00","kind":"FalseCases","count":3,"keys":3,"policyVersion":2,"policyFacilityId":"01890000-0000-7000-8000-00000000000b"}],"standingHolds":1}""",
            new PurgeReport(At, [new PurgedTotal(PurgedKind.Messages, 9, 2)], [new PurgeReceipt(IdA, At, PurgedKind.FalseCases, 3, 3, 2, IdB)], 1)
        },
        { """{"on":"Person","id":"01890000-0000-7000-8000-00000000000a","reason":"canary"}""", new SetLegalHold(LegalHoldOn.Person, IdA, "canary") },
        { """{"holds":[{"holdId":"01890000-0000-7000-8000-00000000000a","on":"Case","id":"01890000-0000-7000-8000-00000000000b","setAt":"2026-03-04T05:06:07.89+00:00","setBy":"R. C."}]}""", new LegalHoldList([new LegalHold(IdA, LegalHoldOn.Case, IdB, At, "R. C.")]) },
        {
            """{"hold":{"holdId":"01890000-0000-7000-8000-00000000000a","on":"Case","id":"01890000-0000-7000-8000-00000000000b","setAt":"2026-03-04T05:06:07.89+00:00","setBy":"R. C.","liftAskedAt":"2026-03-04T05:06:07.89+00:00","liftAskedBy":"R. C.","liftedAt":"2026-03-04T05:06:07.89+00:00","liftedBy":"N. A.","keepsUntil":"2026-03-04T05:06:07.89+00:00"},"reason":"canary"}""",
            new LegalHoldDetail(new LegalHold(IdA, LegalHoldOn.Case, IdB, At, "R. C.", At, "R. C.", At, "N. A.", At), "canary")
        },
        {
            """{"opened":12,"casesPerHour":30,"breakMinutes":15,"dueAt":"2026-03-04T05:06:07.89+00:00","due":true,"restedAt":"2026-03-04T05:06:07.89+00:00"}""",
            new OwnWorkload(12, 30, 15, At, true, At)
        },
        { """{"kind":"MentalHealth","reason":"canary"}""", new ReferCase(CaseReferralKind.MentalHealth, "canary") },
        {
            """{"referralId":"01890000-0000-7000-8000-00000000000b","caseId":"01890000-0000-7000-8000-00000000000a","kind":"WatchForm","at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","reason":"canary"}""",
            new CaseReferral(IdB, IdA, CaseReferralKind.WatchForm, At, "R. C.", "canary")
        },
        {
            """{"offered":true,"disclosures":[{"conversationId":"01890000-0000-7000-8000-00000000000a","entryId":"01890000-0000-7000-8000-00000000000b","writtenAt":"2026-03-04T05:06:07.89+00:00","role":"Clinician","day":"2026-03-02","rules":["self-harm-active"],"around":true}]}""",
            new OwnDisclosures(true, [new OwnDisclosure(IdA, IdB, At, Role.Clinician, new DateOnly(2026, 3, 2), ["self-harm-active"], true)])
        },
        {
            """{"offered":true,"disclosures":[],"more":[{"kind":"Sample","conversationId":"01890000-0000-7000-8000-00000000000a","role":"Moderator","day":"2026-03-02","writtenAt":"2026-03-04T05:06:07.89+00:00"},{"kind":"BreakGlass","conversationId":"01890000-0000-7000-8000-00000000000a","role":"Clinician","day":"2026-03-02"}]}""",
            new OwnDisclosures(true, [], [new OwnReading(OwnReadingKind.Sample, IdA, Role.Moderator, new DateOnly(2026, 3, 2), At), new OwnReading(OwnReadingKind.BreakGlass, IdA, Role.Clinician, new DateOnly(2026, 3, 2))])
        },
        {
            """{"quarter":"2026-Q4","madeAt":"2026-03-04T05:06:07.89+00:00","cells":[{"figure":"Flags","count":12},{"figure":"Confirmed"}],"visits":{"medianMinutes":4,"fromMinutes":1,"toMinutes":7}}""",
            new QuarterReport("2026-Q4", At, [new ReportCell(ReportFigure.Flags, 12), new ReportCell(ReportFigure.Confirmed)], new VisitTimes(4, 1, 7))
        },
        {
            """{"days":28,"from":"2026-11-01","until":"2026-11-28","cells":[{"figure":"InChats","count":31},{"figure":"Resting"}],"messages":[{"from":"2026-11-01","until":"2026-11-02","count":7}],"requests":[{"from":"2026-11-01","until":"2026-11-08","count":14}],"unitsOf":"2026-10-01","units":[{"unitId":"01890000-0000-7000-8000-00000000000a","name":"B","writers":18}],"medianWaitHours":30}""",
            new Overview(
                28, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 28), [new OverviewCell(OverviewFigure.InChats, 31), new OverviewCell(OverviewFigure.Resting)],
                [new CountedDays(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2), 7)], [new CountedDays(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 8), 14)],
                new DateOnly(2026, 10, 1), [new UnitUse(IdA, "B", 18)], 30)
        },
        { """{"purpose":"LegalProcess","reason":"canary","nameOthers":true}""", new AskCaseExport(CasePurpose.LegalProcess, "canary", true) },
        {
            """{"exportId":"01890000-0000-7000-8000-00000000000b","caseId":"01890000-0000-7000-8000-00000000000a","state":"Signed","purpose":"Care","nameOthers":false,"asked":{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C.","text":"canary"},"signed":{"at":"2026-03-04T05:06:07.89+00:00","by":"R. C."},"endsAt":"2026-03-04T05:06:07.89+00:00","written":1}""",
            new CaseExport(IdB, IdA, ExportState.Signed, CasePurpose.Care, false, new BreakGlassAct(At, "R. C.", "canary"), new BreakGlassAct(At, "R. C.", null), At, 1)
        },
        {
            """{"manifest":"m","signedBy":"0123456789abcdef","signature":"ab","parts":[{"name":"case.json","text":"canary"}]}""",
            new CasePackage("m", "0123456789abcdef", "ab", [new CasePart("case.json", "canary")])
        },
        {
            """{"format":1,"facilityId":"01890000-0000-7000-8000-00000000000a","caseId":"01890000-0000-7000-8000-00000000000a","exportId":"01890000-0000-7000-8000-00000000000b","purpose":"LegalProcess","othersNamed":false,"askedBy":"01890000-0000-7000-8000-00000000000a","signedBy":"01890000-0000-7000-8000-00000000000b","madeAtUnixMs":7,"parts":[{"name":"case.json","sha256":"ab"}],"left":2}""",
            new CaseManifest(1, IdA, IdA, IdB, CasePurpose.LegalProcess, false, IdA, IdB, 7, [new CasePartHash("case.json", "ab")], 2)
        },
        { """{"currentKeyId":"k2","keys":[{"keyId":"k2","dataKeys":7}]}""", new KeyStates("k2", [new KeyState("k2", 7)]) },
        {
            """{"status":"Degraded","checks":[{"name":"classifier","status":"Degraded","why":"The model file is missing."}]}""",
            new ServerHealth("Degraded", [new CheckHealth("classifier", "Degraded", "The model file is missing.")])
        },
        {
            """{"queues":[{"queue":"SecondOpinions","waiting":2,"oldestDueAt":"2026-03-04T05:06:07.89+00:00"}],"classifier":"m1","policyVersion":3,"sessions":4,"dataKeysDestroyed":5,"classifierStands":"FewerRight"}""",
            new ServerState([new QueueDepth(ServerQueue.SecondOpinions, 2, At)], "m1", 3, 4, 5, VerdictStanding.FewerRight)
        },
        {
            """{"inForce":{"version":"1-a","sha256":"ab"},"shadow":{"candidate":{"version":"1-b","sha256":"cd"},"since":"2026-03-04T05:06:07.89+00:00","messages":120,"agreed":110,"missed":3,"differences":[{"category":"SelfHarm","inForce":3,"candidate":1,"messages":5}]},"candidateRefusal":"It was refused.","candidacy":{"reportSha256":"ef","stillNeeded":["Wait."],"signatures":1,"ownSignature":true,"missesOneIn":4},"history":[{"model":{"version":"1-a","sha256":"ab"},"since":"2026-03-04T05:06:07.89+00:00","wentBack":false}],"missesOneIn":3}""",
            new ModelOverview(
                new ModelName("1-a", "ab"), new ModelShadow(new ModelName("1-b", "cd"), At, 120, 110, 3, [new ShadowDifference(CaseCategory.SelfHarm, 3, 1, 5)]),
                "It was refused.", new ModelCandidacy("ef", ["Wait."], 1, true, 4), [new ModelBegan(new ModelName("1-a", "ab"), At, false)], 3)
        },
        { """{"sha256":"ab","reportSha256":"cd"}""", new SignCandidate("ab", "cd") },
        { """{"signatures":1,"inForce":false}""", new ModelSigned(1, false) },
        { """{"sha256":"ab"}""", new LeaveModel("ab") },
        { """{"currentKeyId":"k2","rewrapped":7,"removedKeyIds":["k1"],"resumed":false}""", new KeysRotated("k2", 7, ["k1"], false) },
        { """{"id":"0123456789abcdef","publicKey":"ab"}""", new AuditPublicKey("0123456789abcdef", "ab") },
        { """{"facilityId":"01890000-0000-7000-8000-00000000000a","sequence":12,"hash":"ab","atUnixMs":1772600767890,"signedBy":"0123456789abcdef","signature":"cd"}""", new AuditCheckpoint(IdA, 12, "ab", 1_772_600_767_890, "0123456789abcdef", "cd") },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    [MemberData(nameof(CasePayloads.Contracts), MemberType = typeof(CasePayloads))]
    public void a_contract_is_written_as_pinned_and_read_back(string json, object contract)
    {
        var type = WireJson.Default.GetTypeInfo(contract.GetType()) ?? throw new InvalidOperationException($"{contract.GetType()} is not known to the wire.");
        Assert.Equal(json, JsonSerializer.Serialize(contract, type));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    [MemberData(nameof(CasePayloads.Contracts), MemberType = typeof(CasePayloads))]
    public void no_contract_prints_a_secret_a_name_or_what_a_person_wrote(string json, object contract)
    {
        Assert.NotEmpty(json);
        Assert.DoesNotContain("canary", contract.ToString()!, StringComparison.Ordinal);
    }
}
