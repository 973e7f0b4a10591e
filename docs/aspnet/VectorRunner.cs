using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;
using Cetegra.Consent;

/// <summary>Runs test/vectors/*.json against ConsentCookie.cs. Needs no test framework: the exit code is the number of failures.</summary>
public static class VectorRunner
{
    public static int Main(string[] args)
    {
        int passed = 0, failed = 0;
        foreach (var file in args.SelectMany(folder => Directory.GetFiles(folder, "*.json")).OrderBy(name => name, StringComparer.Ordinal))
        {
            foreach (var vector in ReadJson(file).Elements())
            {
                var expected = Text(vector.Element("reading"));
                var actual = Describe(Reading(vector));
                if (expected == actual) passed++;
                else
                {
                    failed++;
                    Console.WriteLine("FAILED {0}: {1}\n  expected {2}\n  actual   {3}", Path.GetFileName(file), Text(vector.Element("name")), expected, actual);
                }
            }
        }
        Console.WriteLine("{0} passed, {1} failed", passed, failed);
        return passed == 0 ? 1 : Math.Min(failed, 100);
    }

    private static ConsentRecord Reading(XElement vector)
    {
        if (vector.Element("value") != null) return ConsentCookie.Decode(Text(vector.Element("value")));
        var now = vector.Element("now");
        return now == null
            ? ConsentCookie.Read(Text(vector.Element("header")), Text(vector.Element("cookie")))
            : ConsentCookie.Read(Text(vector.Element("header")), Text(vector.Element("cookie")), long.Parse(now.Value));
    }

    /// <summary>One line for what was read, the same in every language: see test/vectors/README.md.</summary>
    private static string Describe(ConsentRecord record)
    {
        if (record == null) return "none";
        var ids = record.Choices.Keys.OrderBy(id => id, StringComparer.Ordinal).ToArray();
        return string.Join(" ", new[]
        {
            "t=" + record.DecidedAt, "e=" + record.ExpiresAt, "r=" + record.Revision, "m=" + record.Market, "a=" + record.Method,
            "g=" + (record.Gpc ? "1" : "0"), "i=" + record.Id,
            "granted=" + string.Join(".", ids.Where(id => record.Choices[id])), "denied=" + string.Join(".", ids.Where(id => !record.Choices[id])),
            "unasked=" + string.Join(".", record.Unasked.OrderBy(id => id, StringComparer.Ordinal)),
        });
    }

    private static string Text(XElement element)
    {
        return element == null ? "" : element.Value;
    }

    private static XElement ReadJson(string file)
    {
        using (var reader = JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(file), XmlDictionaryReaderQuotas.Max)) return XElement.Load(reader);
    }
}
