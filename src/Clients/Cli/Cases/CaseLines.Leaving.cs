using PeerConnect.Contracts;

namespace PeerConnect.Cli.Cases;

/// <summary>What leaves a case: its record for somebody outside, and the papers to other services.</summary>
internal sealed partial class CaseLines
{
    public void Export(CaseExport export)
    {
        call.Print.Say(Printer.Safe($"Export {export.ExportId}: {export.State}, for {export.Purpose}{(export.NameOthers ? ", others named" : string.Empty)}, until {Day(export.EndsAt)}, written {export.Written} times"));
        call.Print.Say(Printer.Safe($"        {Clock(export.Asked.At)} asked by {export.Asked.By}{(export.Asked.Text is { } text ? $": {text}" : string.Empty)}"));
        if (export.Signed is { } signed)
        {
            call.Print.Say(Printer.Safe($"        {Clock(signed.At)} signed by {signed.By}"));
        }

        if (export.State != ExportState.Lapsed)
        {
            var step = export.State == ExportState.Asked ? "a colleague opens the case, and then signs with: peerconnect case export sign" : "whoever asked writes it with: peerconnect case export write";
            call.Print.Say($"        {step} {Short(export.CaseId)} {export.ExportId}{(export.State == ExportState.Signed ? " FILE" : string.Empty)}");
        }
    }

    public void Referral(CaseReferral referral) => call.Print.Say(Printer.Safe(
        $"Referral {referral.ReferralId}: to {referral.Kind}, {Clock(referral.At)}{(referral.By is { } by ? $" by {by}" : string.Empty)}{(referral.Reason is { } reason ? $": {reason}" : string.Empty)}"));
}
