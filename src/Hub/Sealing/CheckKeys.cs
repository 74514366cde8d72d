using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Sealing;

/// <summary>Whether the key file belongs to the database: it holds each key-encryption key in use, and one data key of each opens.</summary>
internal sealed class CheckKeys(Store store, KeyFile keyFile, KeyRing ring)
{
    private const string Remedy = "Put back the key file that this database was last used with (from escrow, made after the last rotation), or set Sealing:KeyFile to where it is.";

    /// <exception cref="StartRefusedException">It does not.</exception>
    public async Task HandleAsync(CancellationToken cancellation)
    {
        using var db = store.Read();
        foreach (var wrapper in (await DataKeyRows.CountByWrapperAsync(db, cancellation)).Keys.Order(StringComparer.Ordinal))
        {
            if (keyFile.Find(wrapper) is null)
            {
                throw new StartRefusedException($"The key file does not belong to this database: it lacks the key '{wrapper}'. {Remedy}");
            }

            try
            {
                ring.UnwrapRaw(await DataKeyRows.OneWrappedByAsync(db, wrapper, cancellation));
            }
            catch (SealBrokenException fault)
            {
                throw new StartRefusedException($"The key '{wrapper}' of the key file does not open this database. {Remedy}", fault);
            }
        }
    }
}
