using Microsoft.EntityFrameworkCore;

namespace Cetegra.Consent.Records.Tests;

/// <summary>The scripts for a database administrator are what Entity Framework Core would run. UPDATE_SQL=1 writes them.</summary>
public sealed class SqlTests
{
    public static TheoryData<string> Names => ["sqlite", "postgresql", "sqlserver"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_script_creates_the_tables_of_the_model(string name)
    {
        using var context = Samples.Context(options => _ = name switch
        {
            "sqlite" => options.UseSqlite("Data Source=x"),
            "postgresql" => options.UseNpgsql("Host=x"),
            _ => (DbContextOptionsBuilder)options.UseSqlServer("Server=x"),
        });
        var script = context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Replace("\uFEFF", "", StringComparison.Ordinal).Trim() + "\n";
        var file = Samples.Repository($"dotnet/src/Cetegra.Consent.AspNetCore.Records/sql/{name}.sql");
        if (Environment.GetEnvironmentVariable("UPDATE_SQL") == "1") File.WriteAllText(file, script);
        Assert.Equal(File.ReadAllText(file), script);
    }
}
