using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Requests;

/// <summary>Who asks for a person.</summary>
/// <param name="Person">Who is signed in; an empty person id for somebody at an enrolled device who is not.</param>
/// <param name="DeviceId">The enrolled device; null elsewhere.</param>
/// <param name="DeviceUnit">Its unit; null elsewhere.</param>
internal sealed record Asker(PersonKey Person, Guid? DeviceId, Guid? DeviceUnit)
{
    public Guid FacilityId => Person.FacilityId;

    public bool SignedIn => Person.PersonId != Guid.Empty;
}
