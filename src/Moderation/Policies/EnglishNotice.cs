using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

internal sealed class EnglishNotice : NoticeWords
{
    public override string NotPrivate => "This chat is not private. A computer checks each message. Staff can read some of them. This page says who, and when.";

    public override string HelpIsNoOffence =>
        "Asking for help is never an offence. What staff learn about you hurting yourself is used to care for you. It must not be used to punish you. "
        + "If the same message also threatens someone, those who keep people safe may read all of it. "
        + "It does not count against you for parole, your security level or immigration.";

    public override string Courts => "Courts and prosecutors can demand to see what is kept here.";

    public override string OpenCase => "Do not write about your open case. Talk about it with your lawyer only.";

    public override string Owner => "The people who own the computer that runs this could read what is on it.";

    public override string Concerns =>
        "If someone is worried about you and tells staff, it goes to the same people as such a message. They can read what was told. No one will tell you who it was. The same is true when you tell staff. If what you tell sounds like you could hurt yourself, they come to you too.";

    public override string ConcernsSpread => "Staff do not always come at once then, so that the time does not show who it was.";

    public override string Meant => "Your words may mean that someone else here is in danger. Then staff who read them can send help there, too. The rules here say who learns of it. Those people do not get your words or your name. Someone else's words can bring staff to you in the same way. No one will tell you who wrote them.";

    public override string SupporterAsked => "If staff came to see you, we can ask you if your supporter may know. If you do not say yes, no one tells them. They never hear why.";

    public override string GoNow(bool officers) =>
        $"If a life is in danger right now, someone must be able to come. The control room {(officers ? "and an officer are" : "is always")} told a name and a place{(officers ? "" : ", and often an officer too")}. If no one sets out, an alarm goes out within ten minutes. It has no name and no words in it.";

    public override string Moved => "You may be moved to another place while staff are very worried that you could hurt yourself. Then staff there are told so. They are not told what you wrote.";

    public override string Breaks => "The people who read messages take breaks. Then someone else goes on.";

    public override string Training =>
        "You can let your own words teach the computer. We ask you for that apart, on the page \"My choices\". Say yes or no: no costs you nothing, and staff are not told what you chose. "
        + "If you say yes, a second person may read a message that staff had to look at, without your name. "
        + "You can take back your yes at any time. Then we delete what we kept for this. What has left this place by then cannot be called back.";

    public override string AskedAgain => "If these rules change so that more is shown, we ask you again before your next message.";

    public override string Leaving => "You can leave at any time. It costs you nothing, and you need no reason.";

    public override string CalledFor => "They are also told who you ask for. If you do not sign in, they are told which screen you used. We never keep what you say to each other.";

    public override string LooksFor(ImmutableArray<Category> patterns) =>
        "The computer looks for signs of self-harm or suicide. It also looks for signs that someone may get hurt."
        + (patterns.IsEmpty ? "" : $" In whole chats it looks for signs of {Listed(patterns.Select(About), "and")}. It misses many of these. It does not know who did what. It blames no one.");

    public override string NobodyReadsEverything(bool askable) =>
        "No one reads everything. Do not count on someone seeing your words. "
        + (askable ? "If you need help now, press \"I need a person\". If it cannot wait, press your cell bell or tell an officer."
            : "If you need help now, press your cell bell or tell an officer.");

    public override string NotOffered(ImmutableArray<NotOffered> things) =>
        $"Some things never come through here: {Listed(things.Select(Thing), "and")}. Ask staff or look at the board for where to find them.";

    public override string When(DisclosureRule rule)
    {
        if (rule.When.IsRequest)
        {
            return $"If you ask for {Listed(Asked(rule).Select(Person), "or")}{Places(rule.Scope)}:";
        }

        var where = OnlyPart2(rule) ? "In a drug and alcohol programme chat: if" : NotPart2(rule) ? "Outside of drug and alcohol programme chats: if" : "If";
        if (Notice.IsConcern(rule) || rule.When.Categories.All(category => category.IsToldAlone()))
        {
            return $"{where} {Teller(rule.When)} of {Listed(rule.When.Categories.Select(About), "or")}{Places(rule.Scope)}:";
        }

        var writer = rule.When.Senders.IsEmpty ? "a message" : $"a message from {Listed(rule.When.Senders.Select(Writer), "or")}";
        var method = rule.When.MethodDetail ? " and tells in detail how" : "";
        var named = rule.When.NamesMember ? " and names someone in the chat; or, in a chat of two, is said to the other" : "";
        return $"{where} {writer} {HowSerious(rule.When)} {Listed(rule.When.Categories.Select(About), "or")}{method}{named}{Places(rule.Scope)}{Sources(rule.When)}:";
    }

    public override string Sees(Recipient recipient, bool told)
    {
        if (told)
        {
            return Capital($"{Who(recipient.Role)} {Listed(Hears(recipient.Level, recipient.Location), "and")}.");
        }

        // "Can" goes with one person and with many, so that no role needs a verb of its own.
        var (nameless, named) = recipient.Location ? ("", " and where you are") : (", but not see your name", "");
        var content = recipient.Level switch
        {
            DisclosureLevel.Count => recipient.Location ? "" : "can see that there was such a message",
            DisclosureLevel.Metadata => $"can see when it was and how bad it looks, but not the words{(recipient.Location ? "" : " or your name")}",
            DisclosureLevel.Message => $"can read the message{nameless}",
            DisclosureLevel.Context => $"can read the message{nameless}",
            DisclosureLevel.Identity => $"can read the message and see your name{named}",
            DisclosureLevel.Conversation => $"can read the whole chat and see your name{named}",
        };
        var location = recipient switch
        {
            { Location: false } or { Level: DisclosureLevel.Identity or DisclosureLevel.Conversation } => "",
            { Level: DisclosureLevel.Count } => "can see your name and where you are, but not what you wrote",
            _ => "can see your name and where you are",
        };
        return Capital($"{Who(recipient.Role)} {Listed(new[] { content, location }.Where(part => part.Length > 0), "and")}.{Around(recipient)}");
    }

    public override string Called(Recipient recipient) => recipient switch
    {
        { Level: > DisclosureLevel.Metadata } => Sees(recipient, told: false),
        { Location: true, Level: DisclosureLevel.Count } => Capital($"{Who(recipient.Role)} can see your name and where you are."),
        { Location: true } => Capital($"{Who(recipient.Role)} can see when you asked, your name and where you are."),
        { Level: DisclosureLevel.Count } => Capital($"{Who(recipient.Role)} can see that something waits."),
        _ => Capital($"{Who(recipient.Role)} can see when someone asked, but not your name."),
    };

    public override string Sampled(QualitySample sample) =>
        $"{Capital(Who(sample.Role))} can read about one in {sample.OneIn} of these, without your name. They check how well the computer works, and do nothing else with it.";

    public override string Comes(TimeSpan within) => $"Someone should come to you within {Time(within)}.";

    public override string Next(EscalationStep step, bool told) => step.Role is { } role
        ? $"If no one acts in {Time(step.After)}, {Who(role)}{(step.Roster is null ? "" : " on call")} {Listed(told ? Hears(step.Level, step.Location) : StepSees(step), "and")}."
        : $"If no one acts in {Time(step.After)}, an alarm goes out. It has no name and no words in it.";

    public override string Delivered(DeliveryRule rule) => rule.Action switch
    {
        Delivery.Deliver or Delivery.DeliverAndFlag => "The message arrives.",
        Delivery.Hold => $"The message waits for staff. You are told. If it is stopped, you hear why, and you can ask someone else to look again. If no one decides in {Time(rule.HoldAtMost ?? TimeSpan.Zero)}, {AfterHold(rule.AfterHold)}",
        Delivery.Block => $"The message does not arrive. You are told why, and you can ask someone else to look again. {HelpIsStoppedByStaffAlone}",
    };

    public override string HelpIsStoppedByStaffAlone => "If it also speaks of hurting yourself, only staff can stop it, and it may have to wait for them.";

    public override string OtherPlaces => "Some chats have people from another place. Then the rules there can make your message wait or stop it, too. You are told, and you hear why.";

    public override string StricterCounts => "If more than one of these fits a message, the stricter one counts. So does the shorter time.";

    public override string ComputerDown =>
        "Sometimes the computer does not work. Then a message waits until the computer or staff have looked at it. You are told. It does not wait if it sounds as if you want to hurt yourself and it threatens no one.";

    public override string Misses(int oneIn) =>
        $"The computer makes mistakes. It misses {(oneIn < 2 ? "more than half" : $"about one in {oneIn}")} of the messages that it should catch. "
        + "Sometimes it shows staff a message that was fine.";

    public override string BreakGlass(BreakGlassRules rules) =>
        $"In an emergency staff may see more than this, for {Time(rules.TimeBox)} at most. A second person must agree"
        + (rules.AloneFromSeverity is null ? "" : ", or check it afterwards when a life is in danger") + ". "
        + rules.Scope switch
        {
            BreakGlassScope.Case => "They may see messages around the one that worried us, and who wrote them.",
            BreakGlassScope.Conversation => "They may see the whole chat, and who wrote it.",
        }
        + " It is always written down who looked.";

    public override string Kept(RetentionRules rules)
    {
        var written = rules.Messages == RetentionRules.WithoutEnd
            ? "What you write is kept. No day is set when it is deleted."
            : $"Messages are kept for {Time(rules.Messages)}, then deleted within a week. Messages that staff had to act on are kept {Until(rules.TrueCases)}. A court can order that they are kept longer.";
        return written
            + (rules.FalseCases == rules.Messages ? "" : $" If staff looked at a message and it was fine, it is kept {Until(rules.FalseCases)}.")
            + (rules.UnclearCases is { } unclear ? $" If no one could say, it is kept {Until(unclear)}." : "")
            + (rules.RejectedMessages is { } rejected ? $" A message that did not arrive is kept {Until(rejected)}, or longer if staff had to act on it." : "");
    }

    public override string OwnDisclosures(TimeSpan after, bool patterns) =>
        $"If the computer brings a message of yours to staff, you can see that they read it: on which day, in which job, and by which rule. It shows the next day. If a life was in danger, it shows {Time(after)} after staff were done.{(patterns ? " The same is true for what it saw in a whole chat." : "")} If they read the whole chat for such a message, you see that. If they saw more in an emergency, it shows once that is checked, and {Time(after)} after staff were done. You can also see if they read a message of yours by chance. It does not show all that staff read.";

    public override string FollowUp(FollowUp form) =>
        $"Sometimes {Worry(form.FromSeverity)}. Once someone came to you then, staff write {Form(form.Form)} within {Time(form.Within)}. If it is late, the next people hear of you, as when no one comes.";

    public override string Referred(ImmutableArray<ReferralKind> kinds) =>
        $"Staff who work on what you wrote can pass on what they see, on paper, to: {Listed(kinds.Order().Select(Where), "and")}."
        + (kinds.Contains(ReferralKind.Incident) ? " What you write about hurting yourself does not go into an incident record." : "")
        + (kinds.Contains(ReferralKind.Chaplaincy) ? " The chaplain's paper does not have your words on it." : "");

    public override string Approvers(ImmutableArray<StaffRole> roles) => $"Who asks to write to whom is seen here by {Listed(roles.Select(Who), "and")}. Each of them may approve it.";

    public override string Rank(string rank) => $"Who may write to whom is approved by staff of this rank or above: {rank}.";

    public override string SupervisingOfficer => "If you were let out, the officer who checks on you sees who asks to write to you or you to them. That officer must say yes too.";

    public override string Visible(ResidentVisibility visibility)
    {
        var shown = new[]
        {
            visibility.Presence ? "that you are here" : "",
            visibility.Typing ? "that you are writing" : "",
            visibility.Receipts ? "that you have read a message" : "",
        }.Where(part => part.Length > 0).ToList();
        return shown.Count == 0
            ? "The others in a chat do not see when you are here, when you write or what you have read."
            : $"The others in a chat see {Listed(shown, "and")}.{InGroups(visibility)}";
    }

    private static string InGroups(ResidentVisibility visibility) => visibility switch
    {
        { Presence: true, Typing: true } => " In a group they see how many are here and that someone is writing, but not who.",
        { Presence: true } => " In a group they see how many are here, but not who.",
        { Typing: true } => " In a group they see that someone is writing, but not who.",
        _ => "",
    };

    public override string Who(StaffRole role) => role switch
    {
        StaffRole.Moderator => "the person who checks messages",
        StaffRole.Clinician => "health staff",
        StaffRole.Security => "the security team",
        StaffRole.Officer => "the officer on your unit",
        StaffRole.ControlRoom => "the control room",
        StaffRole.Safeguarding => "the staff who keep people safe from abuse",
        StaffRole.Chaplain => "the chaplain",
        StaffRole.Coordinator => "the person who runs this programme",
        StaffRole.Auditor => "the auditor",
        StaffRole.Administrator => "the computer staff",
    };

    private string AfterHold(HoldEnd end) => end switch
    {
        HoldEnd.Release => "it arrives.",
        HoldEnd.Reject => $"it does not arrive. {HelpIsStoppedByStaffAlone}",
        HoldEnd.Escalate => "the next people are told, and then an alarm goes out. The message waits until someone decides.",
    };

    private static IEnumerable<string> Hears(DisclosureLevel level, bool location)
    {
        if (level > DisclosureLevel.Count || !location)
        {
            yield return level switch
            {
                DisclosureLevel.Count => "can see that someone told staff",
                DisclosureLevel.Metadata => "can see when it was and how bad it looks",
                DisclosureLevel.Message or DisclosureLevel.Context or DisclosureLevel.Identity or DisclosureLevel.Conversation => "can read what was told",
            };
        }

        if (location)
        {
            yield return "can see your name and where you are";
        }
        else if (level >= DisclosureLevel.Identity)
        {
            yield return "can see your name";
        }
    }

    private static IEnumerable<string> StepSees(EscalationStep step)
    {
        if (step is { Level: DisclosureLevel.Identity or DisclosureLevel.Conversation, Location: true })
        {
            yield return $"{(step.Level == DisclosureLevel.Identity ? "can read it" : "can read the whole chat")}, and see who and where you are";
            yield break;
        }

        if (step.Level > DisclosureLevel.Count || !step.Location)
        {
            yield return StepLevel(step.Level);
        }

        if (step.Location)
        {
            yield return "can see your name and where you are";
        }
    }

    private static string StepLevel(DisclosureLevel level) => level switch
    {
        DisclosureLevel.Count => "can see that something waits",
        DisclosureLevel.Metadata => "can see when it was and how bad it looks",
        DisclosureLevel.Message or DisclosureLevel.Context => "can read the message",
        DisclosureLevel.Identity => "can read the message and see your name",
        DisclosureLevel.Conversation => "can read the whole chat and see your name",
    };

    private static string Around(Recipient recipient) =>
        recipient.Level is not (DisclosureLevel.Context or DisclosureLevel.Identity) || recipient.Before + recipient.After == 0 ? ""
            : $" They can read up to {recipient.Before} messages before it and {recipient.After} after it, too.";

    private static string HowSerious(RuleCondition when) => (when.FromSeverity, when.ToSeverity) switch
    {
        (1, 1) => "sounds like a joke or an old story about",
        (1, 2) => "sounds like an old story or makes us worry about",
        (1, 3) => "sounds like an old story or makes us very worried about",
        (1, 4) => "says anything about",
        (2, 2) => "makes us worry about",
        (2, 3) => "makes us worried or very worried about",
        (2, 4) => "makes us at all worried about",
        (3, 3) => "makes us very worried about",
        (3, 4) => "shows danger, now or soon, of",
        _ => "shows danger right now of",
    };

    private static string Worry(int fromSeverity) => fromSeverity switch
    {
        2 => "we worry that you could hurt yourself",
        3 => "we are very worried that you could hurt yourself",
        _ => "you are in danger right now of hurting yourself",
    };

    private static string About(Category category) => category switch
    {
        Category.SelfHarm => "self-harm or suicide",
        Category.Violence => "someone hurting someone else",
        Category.SexualAbuse => "sexual abuse",
        Category.Exploitation => "someone being used or put under pressure",
        Category.ContactSharing => "an address, a number or a note being passed on",
        Category.Escape => "escape",
        Category.MedicalEmergency => "someone needing a doctor now",
        Category.Company => "someone asking for a person",
    };

    private static string Person(AskedPerson person) => person switch
    {
        AskedPerson.Supporter => "a supporter",
        AskedPerson.Chaplain => "the chaplain",
        AskedPerson.Listener => "a Listener",
        AskedPerson.Officer => "an officer",
    };

    private static string Writer(SpeakerRole role) => role switch
    {
        SpeakerRole.Resident => "a resident",
        SpeakerRole.Supporter => "a supporter",
        SpeakerRole.Facilitator => "a group leader",
    };

    private static string Teller(RuleCondition when) => when.Evidence switch
    {
        [EvidenceSource.Staff] => "staff who read messages learn",
        [EvidenceSource.Concern] => "a supporter tells staff",
        _ => "someone tells staff",
    };

    private static string Sources(RuleCondition when) =>
        when.Evidence.IsEmpty ? "" : $" (and {Listed(when.Evidence.Select(Source), "or")} says so)";

    private static string Source(EvidenceSource source) => source switch
    {
        EvidenceSource.Model or EvidenceSource.SecondOpinion or EvidenceSource.Lexicon => "the computer",
        EvidenceSource.PeerReport => "another person here",
        EvidenceSource.Concern => "a supporter",
        EvidenceSource.PersonRequest => "the person who asks",
        EvidenceSource.Staff => "a member of staff",
    };

    private static string Places(PolicyScope scope)
    {
        var places = new[] { (Of: "", Names: scope.Facilities.Concat(scope.Units).ToList()), (Of: "chats of ", Names: scope.Programmes.ToList()) }
            .Where(part => part.Names.Count > 0).Select(part => $"in {part.Of}{Listed(part.Names, "or")} only").ToList();
        return places.Count == 0 ? "" : $" ({string.Join(", and ", places)})";
    }

    private static string Form(PlaceForm form) => form switch
    {
        PlaceForm.WatchForm => "a watch form. It says how they look after you. It is ready",
        PlaceForm.Acct => "an ACCT plan with you. It says how they keep you safe. The plan is there",
    };

    private static string Where(ReferralKind kind) => kind switch
    {
        ReferralKind.Acct => "your ACCT plan",
        ReferralKind.WatchForm => "your watch form",
        ReferralKind.Incident => "the record of incidents",
        ReferralKind.MentalHealth => "mental health staff",
        ReferralKind.Chaplaincy => "the chaplain",
    };

    private static string Until(TimeSpan time) => time == RetentionRules.WithoutEnd ? "with no day set when it is deleted" : $"for {Time(time)}";

    private static string Thing(NotOffered thing) => thing switch
    {
        Policies.NotOffered.ListenerCalls => "talks with a Listener",
        Policies.NotOffered.LegalMail => "mail with your lawyer or a court",
        Policies.NotOffered.OutsideSexualAbuseLine => "the outside help line for sexual abuse",
    };

    private static string Time(TimeSpan time) => Exactly(time) switch
    {
        (var years, TimeUnit.Years) => $"{Number(years)} years",
        (var days, TimeUnit.Days) => $"{Number(days)} days",
        (var hours, TimeUnit.Hours) => $"{Number(hours)} hours",
        (_, TimeUnit.OneHour) => "one hour",
        (var minutes, TimeUnit.Minutes) => $"{Number(minutes)} minutes",
        (_, TimeUnit.OneMinute) => "1 minute",
        (var seconds, TimeUnit.Seconds) => $"{Number(seconds)} seconds",
    };

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
