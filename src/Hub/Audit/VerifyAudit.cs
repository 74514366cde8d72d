using System.IO.Pipelines;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>Verifies the facility's chain where it lies, as an export of it would be verified elsewhere, with the server's own key and the anchors that it can read.</summary>
/// <remarks>It finds what was changed under the server. A server that lies about itself is found with an export, the key noted at installation and anchors kept elsewhere.</remarks>
internal sealed class VerifyAudit(ExportAudit export, AnchorFile anchors, AuditSigner signer)
{
    public async Task<AuditVerification> HandleAsync(PersonKey auditor, CancellationToken cancellation)
    {
        var upTo = await export.PrepareAsync(auditor.FacilityId, auditor.PersonId, "audit-verified", cancellation);

        // Line by line through a pipe: a chain of millions of rows takes no more memory than a short one.
        var pipe = new Pipe();
        var verifying = VerifyAsync(pipe.Reader, cancellation);
        await Task.WhenAll(WriteAsync(pipe.Writer, auditor.FacilityId, upTo, cancellation), verifying);
        return await verifying;
    }

    private async Task WriteAsync(PipeWriter writer, Guid facilityId, long upTo, CancellationToken cancellation)
    {
        await using var stream = writer.AsStream();
        await export.WriteAsync(stream, facilityId, upTo, cancellation);
    }

    private async Task<AuditVerification> VerifyAsync(PipeReader reader, CancellationToken cancellation)
    {
        using var lines = new StreamReader(reader.AsStream());
        return await AuditVerifier.VerifyAsync(lines, signer.PublicKey.PublicKey, anchors.Lines(), cancellation);
    }
}
