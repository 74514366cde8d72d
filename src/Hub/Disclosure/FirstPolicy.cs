using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// The policy that a facility begins with: a preset, unchanged, which whoever sets the facility up has chosen. Nobody writes under it before people are
/// there, approved, and have read its notice; what it counts on and is not there yet, the rosters tell.
/// </summary>
internal static class FirstPolicy
{
    /// <summary>What is wrong with the choice, as a sentence, or null.</summary>
    public static string? Fault(NewFacility facility) => Chosen(facility) is not null ? null
        : $"There is no policy '{facility.Policy}' to begin with. Choose one of {string.Join(", ", PolicyPreset.All.Select(preset => preset.Id))}, or leave it out for the first.";

    /// <summary>What a new facility begins with.</summary>
    public static DisclosurePolicy Of(NewFacility facility) => Of(Chosen(facility)!);

    /// <summary>What a facility begins with for which nobody chose.</summary>
    public static DisclosurePolicy Unchosen => Of(PolicyPreset.All[0]);

    private static PolicyPreset? Chosen(NewFacility facility) =>
        facility.Policy is null ? PolicyPreset.All[0] : PolicyPreset.All.FirstOrDefault(preset => preset.Id == facility.Policy);

    private static DisclosurePolicy Of(PolicyPreset preset) => preset.Policy with { Version = 1 };
}
