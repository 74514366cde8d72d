using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Concerns;

/// <summary>The sentences for whoever told staff something. The same ones whatever follows, and for each repeat.</summary>
internal static class Told
{
    public static ToldToStaff Concern(ApprovalSnapshot snapshot, PersonKey by) => new(Spanish(snapshot, by)
        ? "Se lo dijimos al personal. Nadie le dirá quién fue. Si no puede esperar, díselo a un oficial ahora."
        : "It was told to staff. Nobody will say who told it. If it cannot wait, tell an officer now.");

    public static ToldToStaff Report(ApprovalSnapshot snapshot, PersonKey by) => new(Spanish(snapshot, by)
        ? "Gracias. El personal lo puede ver."
        : "Thank you. Staff can see it.");

    public static ToldToStaff Complaint(ApprovalSnapshot snapshot, PersonKey by) => new(Spanish(snapshot, by)
        ? "Gracias. Lo lee una persona del personal. Ni tu persona de apoyo ni quien los aprobó lo leen."
        : "Thank you. Somebody on the staff reads it. Neither your supporter nor who approved the two of you reads it.");

    private static bool Spanish(ApprovalSnapshot snapshot, PersonKey person) => snapshot.LanguageOf(person) == "es";
}
