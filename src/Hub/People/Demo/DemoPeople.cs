using PeerConnect.Contracts;

namespace PeerConnect.Hub.People.Demo;

/// <summary>Who lives and works in the demo facilities. The secrets are public: they exist on loopback only.</summary>
internal static class DemoPeople
{
    public const string Course = "Peer support, basic course";

    /// <summary>Of those who approve; enough under the preset that the demo begins with.</summary>
    public const string Rank = "Unit manager";

    public static readonly IReadOnlyList<DemoFacility> Facilities =
    [
        new("north", "North County Correctional", "America/Chicago", [("B", "Unit B"), ("C", "Unit C")], [("PEER", "Peer support"), ("RECOVERY", "Recovery"), ("VETERANS", "Veterans")],
            [
                new("A48207", "Marcus", "Hale", "B", "B-214", "480271"),
                new("A39115", "Darnell", "Webb", "C", "C-108", "390518", Supporter: true),
                new("A31870", "Ray", "Ortiz", "B", "B-120", "713084", Supporter: true),
                new("A50433", "Luis", "Romero", "B", "B-221", "504936", Language: "es"),
                new("A47718", "Terrence", "Cole", "C", "C-305", "584177"),
                new("A52096", "Isaiah", "Brooks", "C", "C-117", "609452"),
            ],
            [
                new("r.castillo", "Rosa", "Castillo", Role.Coordinator),
                new("n.adeyemi", "Ngozi", "Adeyemi", Role.Clinician),
                new("t.brandt", "Tomas", "Brandt", Role.Security),
                new("m.ruiz", "Marisol", "Ruiz", Role.Moderator),
                new("j.pruitt", "Jo", "Pruitt", Role.Officer, Unit: "B"),
                new("control", "Control", "Room", Role.ControlRoom),
                new("s.mbeki", "Sarah", "Mbeki", Role.Safeguarding),
                new("f.doyle", "Frank", "Doyle", Role.Chaplain),
                new("g.okafor", "Grace", "Okafor", Role.Facilitator),
                new("a.novak", "Anna", "Novak", Role.Auditor),
                new("d.hughes", "Dev", "Hughes", Role.Administrator),
            ]),
        new("south", "South County Correctional", "America/Chicago", [("D", "Unit D")], [("PEER", "Peer support"), ("REENTRY", "Re-entry")],
            [new("S10277", "Samuel", "Price", "D", "D-019", "740291")],
            [
                new("p.lindqvist", "Petra", "Lindqvist", Role.Coordinator),
                new("k.osei", "Kofi", "Osei", Role.Administrator),
            ]),
    ];
}

/// <summary>A demo facility with its units and programmes (code and name) and people.</summary>
internal sealed record DemoFacility(
    string Code, string Name, string TimeZone, IReadOnlyList<(string Code, string Name)> Units, IReadOnlyList<(string Code, string Name)> Programmes, IReadOnlyList<DemoResident> Residents, IReadOnlyList<DemoStaff> Staff);

/// <summary>A demo resident.</summary>
internal sealed record DemoResident(
    string Number, string GivenName, string FamilyName, string Unit, string Cell, string Pin, bool Supporter = false, string Language = "en");

/// <summary>A demo member of staff.</summary>
internal sealed record DemoStaff(string UserName, string GivenName, string FamilyName, Role Role, string? Unit = null)
{
    public string? Rank => Role == Role.Coordinator ? DemoPeople.Rank : null;

    public string Password => $"{FamilyName.ToLowerInvariant()}-for-the-demo";
}
