using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PeerConnect.Hub.Storage;

/// <summary>Ids as 16 big-endian bytes, so that UUIDv7 sort by time in the index too.</summary>
internal sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>Times as milliseconds since 1970, UTC.</summary>
internal sealed class TimeAsMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
