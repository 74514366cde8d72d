using PeerConnect.Contracts;

namespace PeerConnect.Cli;

/// <summary>A step on the way of a verb was refused: the verb ends with the server's sentence.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}
