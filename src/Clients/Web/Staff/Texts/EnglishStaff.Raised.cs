using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string SourceIsNobodys => "Who told it is shown to nobody. Do not say to the person that somebody told you, and do not use these words.";

    public override string PatternExplained => "The computer saw signs of this over several messages, and it is often wrong. It does not know whose doing it is. Whoever wrote a marked message may be the one under pressure. Read it as a question: accuse nobody, and tell nobody in the conversation of it.";

    public override string MayBeSomebodyElse => "The cards send people to whoever wrote this. If the words are about somebody else, send somebody to that person too; who is not here, telephone about.";

    public override string NotBefore(string time) => $"Nobody goes before {time}: going now would show who told.";

    public override string Raised(RaisedKind kind) => kind switch
    {
        RaisedKind.Concern => "A supporter is worried",
        RaisedKind.Report => "A message was reported",
        RaisedKind.Complaint => "A complaint of a supporter",
        RaisedKind.Arrival => "Was moved here with an open case of self-harm: ask the facility before",
        RaisedKind.Meant => "Named by staff who read a case: this person may be in danger. What was written stands there, and not here",
        RaisedKind.OwnWords => "Wrote it to staff, may mean himself or herself",
    };

    public override string About(ConcernAbout about) => about switch
    {
        ConcernAbout.SelfHarm => "May hurt or kill himself or herself",
        ConcernAbout.Violence => "May hurt somebody else",
        ConcernAbout.Exploitation => "Pressure, debts or favours",
        ConcernAbout.SexualAbuse => "Sexual abuse or harassment",
        ConcernAbout.NeedsDoctor => "Needs a doctor",
    };

    public override string Reported(ReportReason reason) => reason switch
    {
        ReportReason.Threat => "It is a threat",
        ReportReason.Sexual => "It is sexual, and not wanted",
        ReportReason.Pressure => "It puts pressure on somebody",
        ReportReason.Insult => "It is an insult",
        ReportReason.Contact => "It passes on an address, a number or a note",
        ReportReason.Other => "Another reason",
    };

    public override string Complained(ComplaintReason reason) => reason switch
    {
        ComplaintReason.Sexual => "Sexual words, touches or demands",
        ComplaintReason.Pressure => "Pressure, debts, favours asked",
        ComplaintReason.Threat => "Threats",
        ComplaintReason.ToldOthers => "Told others what was said in trust",
        ComplaintReason.Other => "Something else",
    };
}
