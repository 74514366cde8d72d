using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>One row of what must come out of the box: somebody writes, and this follows while nobody acts. Written by hand from the design, never read from the document.</summary>
/// <param name="Name">What it is about, and how serious.</param>
/// <param name="Says">What the resident writes; the scripted model reads the mark at its end.</param>
internal sealed record PresetRow(string Name, string Says)
{
    private const string Go = "go to B-214";

    /// <summary>In the substance-use programme.</summary>
    public bool Programme { get; init; }

    /// <summary>The resident writes nothing of it: the supporter tells staff, in these words, that it may happen soon.</summary>
    public ConcernAbout? Concern { get; init; }

    /// <summary>The supporter reports it for this; nothing else would say so.</summary>
    public ReportReason? Reported { get; init; }

    /// <summary>For so many minutes it waits; null where it arrives at once.</summary>
    public int? Waits { get; init; }

    /// <summary>No clock stops what waits: nobody decided, so it waits on.</summary>
    public bool WaitsOn { get; init; }

    /// <summary>A part of what the sender is shown at once; null for nothing.</summary>
    public string? Signpost { get; init; }

    /// <summary>Who sees what at once; everybody else sees nothing.</summary>
    public Dictionary<string, string> Told { get; init; } = [];

    /// <summary>After so many minutes who else sees what.</summary>
    public (int Minute, string Staff, string Sees)[] Then { get; init; } = [];

    /// <summary>When the alarm outside the system is raised, in minutes.</summary>
    public int[] Alarms { get; init; } = [];

    /// <summary>Which limits pass, with their minutes.</summary>
    public string[] Passes { get; init; } = [];

    public static IEnumerable<PresetRow> Of(string preset)
    {
        var (uk, jail) = (preset == "uk-acct", preset == "county-jail");
        var care = jail ? "bang on the door" : uk ? "Samaritans" : "From the phones you can call 988";
        var safety = uk ? "safer custody team" : "You can ask to be moved";

        yield return new("self-harm 1", "quetzal, i died laughing (s1)");
        yield return new("violence 1", "quetzal, i could kill that referee (v1)");
        yield return InTheShift("self-harm 2", "quetzal, nothing matters (s2)") with
        {
            Signpost = care,
            Told = new() { ["clinician"] = "L4 SelfHarm for Care by 240m, 1 before, name" },
        };
        yield return Active("self-harm 3", "quetzal, i want to die (s3)") with
        {
            Signpost = care,
            Told = new() { ["clinician"] = "L4 SelfHarm for Care by 15m, 1 before, name" },
            Then = jail
                ? [(15, "control room", Go), (30, "officer of B", Go)]
                : [(15, "colleague", $"{Go}, L4 SelfHarm for Care, name, place"), (30, "control room", Go)],
        };
        foreach (var programme in new[] { false, true })
        {
            yield return Imminent($"self-harm 4{(programme ? " in the programme" : "")}", "quetzal, tonight, goodbye (s4)") with
            {
                Programme = programme,
                Signpost = care,
                Told = new()
                {
                    ["clinician"] = $"{Go} by 2m, L4 SelfHarm for Care by 2m, 1 before, name, place",
                    ["control room"] = $"{Go} by 2m",
                    ["officer of B"] = $"{Go} by 2m",
                },
                Then = jail ? [] : [(1, "colleague", $"{Go}, L4 SelfHarm for Care, name, place")],
            };
        }

        yield return new("self-harm told how", "quetzal, you do it like this (how)")
        {
            Waits = 30,
            WaitsOn = true,
            Signpost = care,
            Told = new() { ["clinician"] = "L4 SelfHarm for Care by 15m, 1 before, name" },
            Then = jail
                ? [(15, "control room", Go), (30, "officer of B", Go)]
                : [(15, "colleague", $"{Go}, L4 SelfHarm for Care, name, place"), (30, "control room", Go)],

            // Nobody took it up, nobody decided on the message; and in the same shift nobody went.
            Alarms = [45, 45, 600],
            Passes = ["acknowledge 15", "decide 480", "face-to-face 480"],
        };

        yield return InTheShift("violence 2", "quetzal, he makes me sick (v2)") with
        {
            Told = new() { ["security"] = "L2 Violence for SafetyOfOthers by 240m" },
            Passes = Desk(480),
        };
        yield return Active("violence 3", "quetzal, i will break his arm (v3)") with
        {
            Signpost = safety,
            Told = new() { ["security"] = "L2 Violence for SafetyOfOthers by 15m" },
            Then = [(30, "control room", Go)],
            Passes = Desk(30),
        };
        yield return Imminent("violence 4", "quetzal, at supper he dies (v4)") with
        {
            Signpost = safety,
            Told = new()
            {
                ["security"] = $"{Go} by 2m, L2 Violence for SafetyOfOthers by 2m, place",
                ["control room"] = $"{Go} by 2m",
                ["officer of B"] = $"{Go} by 2m",
            },
        };
        yield return Active("violence 3 to somebody here", "Thaddeus, quetzal, i will break your arm (v3)") with
        {
            Waits = uk ? null : jail ? 60 : 240,
            Signpost = safety,
            Told = new() { ["security"] = "L2 Violence for SafetyOfOthers by 15m" },
            Then = [(30, "control room", Go)],
            Passes = Desk(30),
        };
        yield return InTheShift("violence 2 in the programme", "quetzal, he makes me sick (v2)") with
        {
            Programme = true,
            Told = new() { ["clinician"] = "L2 Violence for SafetyOfOthers by 240m" },
            Passes = Desk(480),
        };
        yield return Active("violence 3 in the programme", "quetzal, i will break his arm (v3)") with
        {
            Programme = true,
            Told = new() { ["clinician"] = "L2 Violence for SafetyOfOthers by 15m" },
            Then = [(30, "control room", Go)],
            Passes = Desk(30),
        };
        yield return Imminent("violence 4 in the programme", "quetzal, at supper he dies (v4)") with
        {
            Programme = true,
            Told = new()
            {
                ["clinician"] = "L2 Violence for SafetyOfOthers by 2m",
                ["control room"] = $"{Go} by 2m",
                ["officer of B"] = $"{Go} by 2m",
            },
        };
        yield return Active("sexual abuse", "quetzal, he was made to") with
        {
            Concern = ConcernAbout.SexualAbuse,
            Told = new() { ["safeguarding"] = "L4 SexualAbuse for Safeguarding by 15m, name" },
            Then = [(30, "clinician", "L4 SexualAbuse for Safeguarding, name")],
            Alarms = [60],
        };
        yield return InTheShift("exploitation", "quetzal, he owes him now") with
        {
            Concern = ConcernAbout.Exploitation,
            Told = new() { ["safeguarding"] = "L4 Exploitation for Safeguarding by 240m, name" },
        };

        // No preset has the computer look for these: of what it would say by itself nobody learns.
        yield return new("sexual abuse that nobody told", "quetzal, he made me (a3)");
        yield return new("exploitation that nobody told", "quetzal, you owe me now (e2)");
        yield return new("contact sharing", "quetzal, write to my cousin")
        {
            Reported = ReportReason.Contact,
            Told = new() { ["moderator"] = jail ? "L2 ContactSharing for SafetyOfOthers by 240m" : "L3 ContactSharing for SafetyOfOthers by 240m, 1 before" },
            Passes = ["acknowledge 240", "decide 480"],
        };
        yield return new("escape that nobody found in a sample", "quetzal, over the wall on sunday (x2)");
        yield return Imminent("medical emergency", "quetzal, he cannot breathe") with
        {
            Concern = ConcernAbout.NeedsDoctor,
            Told = new()
            {
                ["clinician"] = $"{Go} by 2m, L4 MedicalEmergency for Care by 2m, name, place",
                ["control room"] = $"{Go} by 2m",
                ["officer of B"] = $"{Go} by 2m",
            },
        };
    }

    /// <summary>Of whoever is told neither who it is nor where, and decides from the desk by then; else whoever is told the place goes there.</summary>
    private static string[] Desk(int decide) => decide < 60 ? ["acknowledge 15", $"decide {decide}"] : ["acknowledge 240", $"decide {decide}"];

    private static PresetRow InTheShift(string name, string says) => new(name, says)
    {
        Then = [(480, "control room", Go)],
        Alarms = [600],
        Passes = ["acknowledge 240", "decide 480", "face-to-face 480"],
    };

    private static PresetRow Active(string name, string says) => new(name, says) { Alarms = [45], Passes = ["acknowledge 15", "face-to-face 30"] };

    private static PresetRow Imminent(string name, string says) => new(name, says)
    {
        Alarms = [2, 10],
        Passes = ["acknowledge 2", "face-to-face 10", "on-the-way 2"],
    };
}
