using System.Globalization;
using System.Xml;

namespace Coro.Engine.Reporting.TestResults;

/// <summary>Test results in the XML of NUnit 3.</summary>
internal static class NUnitXml
{
    public static string Write(IReadOnlyList<TestSuite> suites, Campaign campaign) => XmlText.Write(xml =>
    {
        TestCase[] all = [.. suites.SelectMany(suite => suite.Cases)];
        xml.WriteStartElement("test-run");
        xml.WriteAttributeString("id", "0");
        xml.WriteAttributeString("name", campaign.Name);
        WriteCounts(xml, all);
        WriteTimes(xml, campaign.StartedAt, campaign.Duration);
        var id = 0;
        foreach (var suite in suites)
        {
            xml.WriteStartElement("test-suite");
            xml.WriteAttributeString("type", "TestFixture");
            xml.WriteAttributeString("id", Number(++id));
            xml.WriteAttributeString("name", suite.Name);
            xml.WriteAttributeString("fullname", suite.Name);
            xml.WriteAttributeString("runstate", "Runnable");
            WriteCounts(xml, suite.Cases);
            WriteTimes(xml, campaign.StartedAt, suite.Duration);
            foreach (var one in suite.Cases)
                WriteCase(xml, suite, one, ++id);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<TestCase> cases)
    {
        var suite = new TestSuite("", cases);
        xml.WriteAttributeString("testcasecount", Number(cases.Count));
        xml.WriteAttributeString("result", suite.Count(TestOutcome.Failed) > 0 ? "Failed" : suite.Count(TestOutcome.Passed) > 0 ? "Passed" : "Skipped");
        xml.WriteAttributeString("total", Number(cases.Count));
        xml.WriteAttributeString("passed", Number(suite.Count(TestOutcome.Passed)));
        xml.WriteAttributeString("failed", Number(suite.Count(TestOutcome.Failed)));
        xml.WriteAttributeString("inconclusive", "0");
        xml.WriteAttributeString("skipped", Number(suite.Count(TestOutcome.Skipped)));
    }

    private static void WriteTimes(XmlWriter xml, DateTimeOffset started, TimeSpan duration)
    {
        xml.WriteAttributeString("start-time", Time(started));
        xml.WriteAttributeString("end-time", Time(started + duration));
        xml.WriteAttributeString("duration", duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, TestSuite suite, TestCase one, int id)
    {
        xml.WriteStartElement("test-case");
        xml.WriteAttributeString("id", Number(id));
        xml.WriteAttributeString("name", XmlText.Of(one.Name));
        xml.WriteAttributeString("fullname", XmlText.Of($"{suite.Name}.{one.Name}"));
        xml.WriteAttributeString("classname", suite.Name);
        xml.WriteAttributeString("runstate", "Runnable");
        xml.WriteAttributeString("result", one.Outcome.ToString());
        if (one.StartedAt is { } started)
            WriteTimes(xml, started, one.Duration);
        WriteProperties(xml, one.Properties);
        if (one.Outcome == TestOutcome.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteElementString("message", XmlText.Of(one.Message));
            if (one.Details.Count > 0)
                xml.WriteElementString("stack-trace", XmlText.Of(string.Join('\n', one.Details)));
            xml.WriteEndElement();
        }
        else if (one.Outcome == TestOutcome.Skipped)
        {
            xml.WriteStartElement("reason");
            xml.WriteElementString("message", XmlText.Of(one.Message));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        if (properties.Count == 0)
            return;
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", XmlText.Of(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
