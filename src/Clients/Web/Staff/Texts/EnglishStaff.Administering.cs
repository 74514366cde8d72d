using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string SystemTitle => "System";

    public override string Parts => "Parts of the server";

    public override string LookAgain => "Look again";

    public override string ReadAt(string time) => $"Read: {time}";

    public override string NotRead => $"No answer came. {MayBeOld}";

    public override string MayBeOld => "What is shown here may be old, or nothing. Look again in a moment.";

    public override string MayNotBeYours => "Look again. If it stays so, ask whoever gives the roles here.";

    public override string AnswerIsLate => "The answer takes long. Wait: this page says when it is there, or that none came.";

    public override string WithoutLine => "What is shown here may be old, and something new may be missing. Use the phone until the line is back.";

    public override string StoppedMore => "What you had not sent is gone, and nothing calls or sounds on this page now. Start again, or sign out. If neither helps, use the phone or ask the control room, and tell whoever looks after the computers.";

    public override string OutOfReachMore => "No case, call or alarm reaches you here until it answers again. Use the phone, or ask the control room.";

    public override string WaitsUnknown => "Without a line this page does not know what waits.";

    public override string Queues => "What is due and not done yet";

    public override string QueuesExplained => "Work of the whole server, in numbers. What stays here for minutes wants a look.";

    public override string QueueName => "Work";

    public override string QueueWaiting => "Waiting";

    public override string QueueSince => "Oldest since";

    public override string InUse => "In use";

    public override string ClassifierIs => "Model or list of words";

    public override string PolicyIs => "Version of the policy";

    public override string SessionsAre => "People signed in";

    public override string CandidateTitle => "Candidate in the shadow";

    public override string CandidateExplained => "It judges each message beside the model in force and decides nothing. Numbers are rounded down to fives.";

    public override string CandidateRefused => "The candidate is not tried";

    public override string ModelInForce => "Model in force";

    public override string CandidateIs => "Candidate";

    public override string TriedSince => "Tried since";

    public override string JudgedByBoth => "Messages judged by both";

    public override string JudgedAlike => "Judged alike";

    public override string NotJudged => "Not judged by the candidate";

    public override string DifferAbout => "Judged differently";

    public override string DifferIn => "Messages";

    public override string KeysTitle => "Keys";

    public override string DataKeysWrapped => "Data keys in use";

    public override string WrappingKeys => "Keys that wrap them";

    public override string KeysDestroyed => "Data keys destroyed";

    public override string RotationUnderWay => "A rotation is under way, or was cut short. It is finished at the next start, or by: peerconnect keys rotate";

    public override string WrapsKeys(int count) => $"wraps {count}";

    public override string WaitsHere(ServerQueue queue) => queue switch
    {
        ServerQueue.Messages => "Messages to be stored",
        ServerQueue.Alarms => "Alarms to be delivered",
        ServerQueue.SecondOpinions => "Messages to be judged again by the model",
        ServerQueue.CaseWork => "Limits and steps of cases",
        ServerQueue.HoldEnds => "Ends of holds",
        ServerQueue.Expiries => "Dates of approvals and certifications",
        ServerQueue.PolicyStarts => "Starts of policies",
        ServerQueue.BreakGlass => "Ends and reviews of break-glass",
    };

    public override string Works(string kind) => kind switch
    {
        "Healthy" => "Works",
        "Degraded" => "Works, but somebody has to look",
        _ => "Does not work",
    };

    public override string Part(string kind) => kind switch
    {
        "store" => "Database",
        "disk" => "Disk",
        "running" => "Running",
        "approvals" => "Approvals",
        "classifier" => "Classifier",
        "candidate" => "Candidate model",
        "rescores" => "Second looks by the model",
        "alarms" => "Alarms outside the system",
        "rosters" => "Rosters",
        "clock" => "Clock",
        "sending" => "Storing of messages",
        "keys" => "Keys",
        "audit" => "Audit record",
        _ => kind,
    };
}
