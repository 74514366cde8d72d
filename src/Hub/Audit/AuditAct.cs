namespace PeerConnect.Hub.Audit;

/// <summary>An act to record. Subject and details hold ids, codes and numbers, never anything that a person wrote.</summary>
/// <param name="FacilityId">Whose chain.</param>
/// <param name="ActorId">Who acted; null for the server itself.</param>
/// <param name="Act">Verb in kebab case, for example "case-viewed".</param>
/// <param name="Subject">Kind and id, for example "case:0199…".</param>
/// <param name="Details">Codes, numbers and ids by name; serialised as canonical JSON, sorted by name.</param>
internal sealed record AuditAct(Guid FacilityId, Guid? ActorId, string Act, string Subject, IReadOnlyDictionary<string, object?>? Details = null);
