using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Asking for a person now.</content>
internal abstract partial class Words
{
    public abstract string INeedAPerson { get; }

    public abstract string HelpHere { get; }

    public abstract string ShownWhenYouWrite { get; }

    public abstract string HelpForAll { get; }

    public abstract string HelpOf(HelpKind kind);

    public abstract string BellFirst { get; }

    public abstract string NoSignInNeeded { get; }

    public abstract string WhoDoYouNeed { get; }

    public abstract string WhoElse { get; }

    public abstract string TheChaplain { get; }

    public abstract string AListener { get; }

    public abstract string AnOfficer { get; }

    public abstract string ASupporter { get; }

    public abstract string NumberIfYouLike { get; }

    public abstract string NumberHelps { get; }

    public abstract string WeWriteDown { get; }

    public abstract string NobodyToCall { get; }

    public abstract string PassedOn { get; }

    /// <summary>The request is on its way to the server.</summary>
    public abstract string PassingOn { get; }

    /// <summary>The answer to a request was lost, or the request was.</summary>
    public abstract string AskedAgain { get; }

    /// <summary>At a shared screen, before somebody goes from what was not passed on.</summary>
    public abstract string NotPassedOn { get; }

    public abstract string LeavePage { get; }

    /// <summary>At a shared screen, where nobody is signed in. That asking again shows where it stands would not be true: it may open a request of its own, and a number that somebody typed shows nobody's.</summary>
    public abstract string ClosesOnItsOwn { get; }

    public abstract string SomeoneComing { get; }

    public abstract string SomeoneCame { get; }

    public abstract string NobodyComes { get; }

    public abstract string StepAsked { get; }

    public abstract string StepSeen { get; }

    public abstract string StepComing { get; }

    public abstract string StepWith { get; }

    public abstract string WhyNobodyThere { get; }

    public abstract string WhyNobodyMoves { get; }

    public abstract string WhySomebodyElse { get; }

    public abstract string WhySpokenAlready { get; }

    public abstract string TheOfficer { get; }

    public abstract string TheControlRoom { get; }

    public abstract string HealthStaff { get; }

    public abstract string TheSecurityTeam { get; }

    public abstract string WhoChecks { get; }

    public abstract string WhoProtects { get; }

    public abstract string TheChaplainTold { get; }

    public abstract string And { get; }

    public abstract string WeTold(string who);

    public abstract string WeWillTell(string who);

    /// <summary>Whom somebody asks for.</summary>
    public string PersonOf(RequestedPerson asked) => asked switch
    {
        RequestedPerson.Supporter => ASupporter,
        RequestedPerson.Chaplain => TheChaplain,
        RequestedPerson.Listener => AListener,
        RequestedPerson.Officer => AnOfficer,
    };

    /// <summary>Why nobody comes.</summary>
    public string Why(PersonRefusal reason) => reason switch
    {
        PersonRefusal.NobodyThere => WhyNobodyThere,
        PersonRefusal.NobodyMoves => WhyNobodyMoves,
        PersonRefusal.SomebodyElse => WhySomebodyElse,
        PersonRefusal.SpokenAlready => WhySpokenAlready,
    };

    /// <summary>Who was told: roles that work cases, each once.</summary>
    public string Told(IReadOnlyList<Role> roles)
    {
        var names = roles.Select(Told).OfType<string>().ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {And} {names[^1]}";
    }

    private string? Told(Role role) => role switch
    {
        Role.Officer => TheOfficer,
        Role.ControlRoom => TheControlRoom,
        Role.Clinician => HealthStaff,
        Role.Security => TheSecurityTeam,
        Role.Moderator => WhoChecks,
        Role.Safeguarding => WhoProtects,
        Role.Chaplain => TheChaplainTold,
        Role.Resident or Role.PeerSupporter or Role.Facilitator or Role.Coordinator or Role.Auditor or Role.Administrator or Role.SupervisingOfficer => null,
    };
}
