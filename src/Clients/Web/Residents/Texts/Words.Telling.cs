using PeerConnect.Contracts;

namespace PeerConnect.Residents.Texts;

/// <content>Telling staff of somebody else: a report, a complaint, a worry.</content>
internal abstract partial class Words
{
    public abstract string Report { get; }

    public abstract string ReportTitle { get; }

    public abstract string ReportMore { get; }

    public abstract string OnlyTwo { get; }

    public abstract string ReportWhy { get; }

    public abstract string IsThreat { get; }

    public abstract string IsSexual { get; }

    public abstract string IsPressure { get; }

    public abstract string IsInsult { get; }

    public abstract string IsContact { get; }

    public abstract string SomethingElse { get; }

    public abstract string Complain { get; }

    public abstract string ComplainTitle { get; }

    public abstract string ComplainMore { get; }

    public abstract string ComplainNotTold { get; }

    public abstract string ComplainWhy { get; }

    public abstract string DidSexual { get; }

    public abstract string DidPressure { get; }

    public abstract string DidThreat { get; }

    public abstract string DidTellOthers { get; }

    public abstract string Worried { get; }

    public abstract string WorriedMore { get; }

    public abstract string WorriedNow { get; }

    public abstract string WorriedNobody { get; }

    public abstract string WorriedWho { get; }

    public abstract string WorriedAbout { get; }

    public abstract string AboutSelfHarm { get; }

    public abstract string AboutViolence { get; }

    public abstract string AboutPressure { get; }

    public abstract string AboutAbuse { get; }

    public abstract string AboutDoctor { get; }

    public abstract string WorriedNear { get; }

    public abstract string NearWorrying { get; }

    public abstract string NearSoon { get; }

    public abstract string NearNow { get; }

    public abstract string DoctorSoon { get; }

    public abstract string DoctorNow { get; }

    public abstract string ChooseOne { get; }

    public abstract string OwnWords { get; }

    public abstract string OwnWordsHint { get; }

    public abstract string TellStaff { get; }

    public abstract string NotNowThanks { get; }

    public abstract string ToldHead { get; }

    public abstract string NotToldNoLine { get; }

    public abstract string NotToldFast { get; }

    public abstract string NotToldStore { get; }

    public abstract string NotToldHere { get; }

    public abstract string ReportOf(string name, string time);

    public abstract string TooLong(int letters);

    public string ReportReasonOf(ReportReason reason) => reason switch
    {
        ReportReason.Threat => IsThreat,
        ReportReason.Sexual => IsSexual,
        ReportReason.Pressure => IsPressure,
        ReportReason.Insult => IsInsult,
        ReportReason.Contact => IsContact,
        ReportReason.Other => SomethingElse,
    };

    public string ComplaintReasonOf(ComplaintReason reason) => reason switch
    {
        ComplaintReason.Sexual => DidSexual,
        ComplaintReason.Pressure => DidPressure,
        ComplaintReason.Threat => DidThreat,
        ComplaintReason.ToldOthers => DidTellOthers,
        ComplaintReason.Other => SomethingElse,
    };

    public string AboutOf(ConcernAbout about) => about switch
    {
        ConcernAbout.SelfHarm => AboutSelfHarm,
        ConcernAbout.Violence => AboutViolence,
        ConcernAbout.Exploitation => AboutPressure,
        ConcernAbout.SexualAbuse => AboutAbuse,
        ConcernAbout.NeedsDoctor => AboutDoctor,
    };

    public string NearOf(ConcernNear near, ConcernAbout? about) => near switch
    {
        ConcernNear.Soon when about == ConcernAbout.NeedsDoctor => DoctorSoon,
        ConcernNear.Now when about == ConcernAbout.NeedsDoctor => DoctorNow,
        ConcernNear.Worrying => NearWorrying,
        ConcernNear.Soon => NearSoon,
        ConcernNear.Now => NearNow,
    };

    /// <summary>Why something is not with staff, and what to do; null where there was no line.</summary>
    public string WhyNotTold(RefusalCode? code) => code is { } refused ? WhyNotTold(refused) : NotToldNoLine;

    private string WhyNotTold(RefusalCode code) => code switch
    {
        RefusalCode.TooFast or RefusalCode.Busy => NotToldFast,
        RefusalCode.NotStored or RefusalCode.ServerFault => NotToldStore,
        RefusalCode.InvalidInput or RefusalCode.BodyInvalid => NotSentSigns,
        RefusalCode.Malformed or RefusalCode.NotFound or RefusalCode.SignInNeeded or RefusalCode.WrongCredentials or RefusalCode.LockedOut or RefusalCode.ConsentNeeded
            or RefusalCode.Paused or RefusalCode.Muted or RefusalCode.BodyEmpty or RefusalCode.BodyTooLong or RefusalCode.Conflict or RefusalCode.TakenByOther
            or RefusalCode.AlreadyDecided or RefusalCode.OpenFirst or RefusalCode.BreakDue or RefusalCode.FaceToFaceFirst or RefusalCode.FormFirst or RefusalCode.SecondPersonNeeded or RefusalCode.NotPossible
            or RefusalCode.PinChangeNeeded => NotToldHere,
    };
}
