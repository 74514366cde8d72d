namespace PeerConnect.Cli.Cases;

/// <summary>For what somebody can be named out of any case, beside the danger of the case itself, which needs no word: the server takes no other.</summary>
internal enum MeantDanger
{
    /// <summary>Out of every case.</summary>
    SelfHarm,

    /// <summary>Not out of a case of self-harm: what is known of that serves care alone.</summary>
    Violence,
}
