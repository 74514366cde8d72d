namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string ModelTitle => "The model that judges";

    public override string WordsStandIn => "None: the list of words stands in";

    public override string NoticeSays => "The notice says";

    public override string NoticeWillSay => "The notice will say";

    public override string GoBack => "Go back to the model before";

    public override string GoBackMore => "The model before judges from the next message on, for every facility of this server. It is recorded under your name. Forward again takes two new signatures.";

    public override string WentBack => "Done. The model before judges from now on.";

    public override string WayIntoForce => "On its way into force";

    public override string GateReport => "Gate report";

    public override string NoReportCounts => "none that counts";

    public override string GatePassed => "passed";

    public override string Signatures => "Signatures";

    public override string OneIsYours => "One is yours.";

    public override string StillNeeded => "Before it can be signed:";

    public override string HashOfModel => "SHA-256 of its file";

    public override string HashOfReport => "SHA-256 of its gate report";

    public override string SignCandidate => "Sign the candidate";

    public override string SignCandidateMore => "You sign this file with this gate report, as you read it: compare both SHA-256 with the report in your hands. With the second signature it judges from the next message on, for every facility of this server.";

    public override string CandidateSigned => "Signed. Another person has to sign it too.";

    public override string CandidateJudgesNow => "Signed by two. It judges from now on.";

    public override string ModelSignedToo => "Who signs the policy also signs a new model. Here is which one judges, and how the one that is tried does.";

    public override string ToModel => "See the model";

    public override string SignedByTwoOn(string at) => $"signed by two, {at}";

    public override string WentBackOn(string at) => $"gone back to, {at}";

    public override string SignaturesOfTwo(int count) => $"{count} of 2.";

    public override string MissesOneIn(int count) => count <= 1 ? "it misses more than half" : $"it misses about 1 in {count}";
}
