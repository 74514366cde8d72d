using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PeerConnect.Hub.Storage;

/// <summary>Lets the migration tool build the model without starting the server.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<PeerConnectDb>
{
    public PeerConnectDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PeerConnectDb>().UseSqlite("Data Source=:memory:").Options);
}
