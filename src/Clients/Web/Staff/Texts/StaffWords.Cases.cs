using PeerConnect.Contracts;
using PeerConnect.Staff.Queue;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string Pages { get; }

    /// <summary>What somebody is called within a case, as the server gives it in English.</summary>
    public abstract string Pseudonym(string given);

    public abstract string WhatWaits { get; }

    public abstract string ChooseCase { get; }

    public abstract string YouHaveIt { get; }

    public abstract string ShowWords { get; }

    public abstract string HideWords { get; }

    public abstract string ShowContext { get; }

    public abstract string HideContext { get; }

    public abstract string Veiled { get; }

    public abstract string TextGone { get; }

    public abstract string EarlierLines { get; }

    public abstract string WhyFlagged { get; }

    public abstract string NoWords { get; }

    public abstract string ShowName { get; }

    public abstract string NameIsRecorded { get; }

    public abstract string Flagged { get; }

    public abstract string WhatPolicyAsks { get; }

    public abstract string Take { get; }

    public abstract string OnMyWay { get; }

    public abstract string WithPerson { get; }

    public abstract string Decide { get; }

    public abstract string HandOver { get; }

    public abstract string Next { get; }

    public abstract string Close { get; }

    public abstract string Cancel { get; }

    public abstract string TakenUp { get; }

    public abstract string OnTheWay { get; }

    public abstract string FaceToFace { get; }

    public abstract string Limit { get; }

    public abstract string Where { get; }

    public abstract string NotYet { get; }

    public abstract string ByNobody { get; }

    public abstract string WhyDecided { get; }

    public abstract string WasFlagRight { get; }

    public abstract string Note { get; }

    public abstract string RecordDecision { get; }

    public abstract string ChooseBoth { get; }

    public abstract string ToWhom { get; }

    public abstract string CaseDecided { get; }

    public abstract string HandedOver { get; }

    public abstract string CaseGone { get; }

    public abstract string NoAnswer { get; }

    /// <summary>The machine's clock is wrong by so many minutes.</summary>
    public abstract string ClockIsOff(int minutes);

    public abstract string SoundOn { get; }

    public abstract string SoundOff { get; }

    public abstract string KeysOn { get; }

    public abstract string KeysOff { get; }

    public abstract string WhatWasDone { get; }

    public abstract string SomebodyGoes { get; }

    public abstract string SomebodyIsThere { get; }

    public abstract string NobodyGoes { get; }

    public abstract string UnderAMinute { get; }

    /// <summary>How long is left: more than an hour.</summary>
    public abstract string Hours(int hours, int minutes);

    /// <summary>In the title, on the page and to who hears it: something urgent came.</summary>
    public abstract string NewAlarm(string about);

    /// <inheritdoc cref="NewAlarm(string)"/>
    public string NewAlarm(IEnumerable<Calling> waits) => NewAlarm(string.Join(", ", waits.Select(one => one switch
    {
        { IsImminent: true } => Severity(4),
        { AskedFor: { } asked } => AsksFor(asked),
        _ => GoNow,
    })));

    /// <summary>What staff call a case.</summary>
    public abstract string CaseNumber(long number);

    /// <summary>That this view is in the record.</summary>
    public abstract string Recorded(string role, string purpose, string time);

    /// <summary>Who wrote it.</summary>
    public abstract string WrittenBy(string name, string number);

    /// <summary>At a time of day.</summary>
    public abstract string At(string time);

    /// <summary>Who did it.</summary>
    public abstract string By(string name);

    /// <summary>The case grew after the view.</summary>
    public abstract string NewMessage(string time);

    public abstract string OpenAgain { get; }

    /// <summary>How a message was judged.</summary>
    public abstract string Judged(string by, int severity, int percent);

    /// <summary>What or who judged; a source that this page does not know stays as it is.</summary>
    public abstract string JudgedBy(string source);

    /// <summary>The list of words judged in place of the model.</summary>
    public abstract string ByFallback(string version);

    /// <summary>A later judgement than the one that the message was stored with; the moment at which it was written.</summary>
    public abstract string JudgedLate(string written);

    /// <summary>Beside what was done: the flag came after its message was stored.</summary>
    public abstract string CameLate { get; }

    /// <summary>Of what the shares beside the words are shares.</summary>
    public abstract string ShareExplained { get; }

    /// <summary>Under which policy, by which rules.</summary>
    public abstract string ByPolicy(int version, string rules);

    /// <summary>Several messages weighed more than each.</summary>
    public abstract string RaisedTogether(int messages, TimeSpan within, int low, int high);

    /// <summary>A role in words.</summary>
    public abstract string RoleName(Role role);

    /// <summary>What a view is for.</summary>
    public abstract string Purpose(CasePurpose purpose);

    /// <summary>As what somebody takes part in a conversation.</summary>
    public abstract string Speaker(MemberRole speaker);

    /// <summary>Why a case is decided so.</summary>
    public abstract string Reason(CaseReason reason);

    /// <summary>Whether the flag was right.</summary>
    public abstract string Verdict(FlagVerdict verdict);

    /// <summary>What was done; a kind that this page does not know stays as it is.</summary>
    public abstract string Event(string kind);

    /// <summary>Why something was not done, and what to do: in English the server's own sentence.</summary>
    public abstract string Refused(Refusal refusal);
}
