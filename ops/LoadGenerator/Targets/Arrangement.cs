namespace PeerConnect.LoadGenerator.Targets;

/// <summary>How many conversations of how many people a workload has.</summary>
internal readonly record struct Arrangement(int Conversations, int Members)
{
    public static Arrangement Of(Workload workload) => workload switch
    {
        Workload.Groups => new(10, 20),
        Workload.Pairs => new(100, 2),
        Workload.Idle => new(250, 20),
    };
}
