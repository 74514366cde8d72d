using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>What whoever signs a policy should know of the facility, and what keeps nobody from signing.</summary>
internal sealed class PolicyWarnings(AlarmChannels channels)
{
    // Under every policy danger to a life ends at the alarm, whatever its rules leave out.
    private static readonly Wording NobodyHearsTheAlarm = new(
        "Nobody outside would hear the alarm: no channel carries it for this facility. Whoever runs the server sets Alarms:Channels, then starts a drill. The policy can be signed all the same.",
        "Nadie de afuera oiría la alarma: ningún canal la lleva para este centro. Quien opera el servidor pone Alarms:Channels y hace después un simulacro. La política se puede firmar de todos modos.");

    public IReadOnlyList<string> Of(PeerConnectDb db, Guid facilityId, DisclosurePolicy policy, NoticeLanguage language, DateTimeOffset now) =>
    [
        .. channels.For(AlarmRows.FacilityCode(db, facilityId)).Count > 0 ? Array.Empty<string>() : [NobodyHearsTheAlarm.In(language)],
        .. RosterRows.LeftAsOnlyOne(db, facilityId, policy, now).Select(name => HidesFromOthers(name).In(language)),
    ];

    private static Wording HidesFromOthers(string roster) => new(
        $"No rule of this policy names the roster '{roster}' any more. It is then the only one of its role: while it runs, nobody else with the role sees its cases. Put everybody on it, or remove it as soon as the policy is in force.",
        $"Ninguna regla de esta política nombra ya la lista de guardia '{roster}'. Entonces es la única de su función: mientras corre, nadie más con esa función ve sus casos. Pon a todas las personas en ella, o quítala en cuanto la política esté vigente.");
}
