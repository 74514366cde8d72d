using PeerConnect.Contracts;

namespace PeerConnect.Staff.Texts;

/// <summary>How the server is, for administrators.</summary>
internal abstract partial class StaffWords
{
    public abstract string SystemTitle { get; }

    public abstract string Parts { get; }

    public abstract string LookAgain { get; }

    /// <summary>When what is shown was read.</summary>
    public abstract string ReadAt(string time);

    /// <summary>It could not be read; nothing is said of an act.</summary>
    public abstract string NotRead { get; }

    /// <summary>Beside why a page could not be read: how much what it shows is worth, and what to do.</summary>
    public abstract string MayBeOld { get; }

    /// <summary>In place of that where the server knows nothing of the kind for whoever asks.</summary>
    public abstract string MayNotBeYours { get; }

    /// <summary>An answer lets wait for itself.</summary>
    public abstract string AnswerIsLate { get; }

    /// <summary>Beside that there is no line: what the queue and the places to go to are worth without it.</summary>
    public abstract string WithoutLine { get; }

    /// <summary>A page that stopped: what that means, and what to do.</summary>
    public abstract string StoppedMore { get; }

    /// <summary>The server does not answer when a page begins: what that means, and what to do.</summary>
    public abstract string OutOfReachMore { get; }

    /// <summary>In place of what waits.</summary>
    public abstract string WaitsUnknown { get; }

    /// <summary>Why a page could not be read.</summary>
    public string NotReadFor(Refusal refusal) => $"{Refused(refusal)} {(refusal.Code == RefusalCode.NotFound ? MayNotBeYours : MayBeOld)}";

    public abstract string Queues { get; }

    public abstract string QueuesExplained { get; }

    public abstract string QueueName { get; }

    public abstract string QueueWaiting { get; }

    public abstract string QueueSince { get; }

    public abstract string InUse { get; }

    public abstract string ClassifierIs { get; }

    public abstract string PolicyIs { get; }

    public abstract string SessionsAre { get; }

    public abstract string CandidateTitle { get; }

    public abstract string CandidateExplained { get; }

    public abstract string CandidateRefused { get; }

    public abstract string ModelInForce { get; }

    public abstract string CandidateIs { get; }

    public abstract string TriedSince { get; }

    public abstract string JudgedByBoth { get; }

    public abstract string JudgedAlike { get; }

    public abstract string NotJudged { get; }

    public abstract string DifferAbout { get; }

    public abstract string DifferIn { get; }

    public abstract string KeysTitle { get; }

    public abstract string DataKeysWrapped { get; }

    public abstract string WrappingKeys { get; }

    public abstract string KeysDestroyed { get; }

    public abstract string RotationUnderWay { get; }

    /// <summary>How many data keys a key wraps.</summary>
    public abstract string WrapsKeys(int count);

    /// <summary>A queue in words.</summary>
    public abstract string WaitsHere(ServerQueue queue);

    /// <summary>Whether a part works, as the server says it.</summary>
    public abstract string Works(string kind);

    /// <summary>A part of the server; one that this page does not know stays as it is.</summary>
    public abstract string Part(string kind);
}
