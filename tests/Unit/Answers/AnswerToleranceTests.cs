using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Xunit;
using Xunit.Abstractions;

namespace DracoonPS.UnitTests.Answers;

/// <summary>Every JSON answer of the API is read when fields are missing, null or new, and when an enumeration has a value of tomorrow.</summary>
public sealed class AnswerToleranceTests(AnswerServer server, ITestOutputHelper output) : IClassFixture<AnswerServer>
{
    /// <summary>
    /// What is no model of its own: uploads are read by the transfers, step by step, against the sandbox.
    /// </summary>
    private static readonly string[] ReadElsewhere =
    [
        "POST /nodes/files/uploads/{upload_id}", "PUT /nodes/files/uploads/{upload_id}", "POST /uploads/{token}", "PUT /uploads/{token}", "POST /nodes/zip",
        "POST /nodes/files/uploads", "POST /nodes/files/uploads/{upload_id}/s3_urls", "GET /nodes/files/uploads/{upload_id}",
        "POST /public/shares/uploads/{access_key}", "POST /public/shares/uploads/{access_key}/{upload_id}/s3_urls", "GET /public/shares/uploads/{access_key}/{upload_id}",
        "POST /public/shares/uploads/{access_key}/{upload_id}", "PUT /public/shares/uploads/{access_key}/{upload_id}",
    ];

    public static TheoryData<AnswerKind> Kinds => [AnswerKind.Newer, AnswerKind.Least, AnswerKind.Nulls];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_answer_of_the_API_is_read(AnswerKind kind)
    {
        server.Kind = AnswerKind.Nulls;
        var options = new DracoonClientOptions(server.Url) { MaximumRetryCount = 0 };
        using DracoonSession session = await DracoonSession.ConnectWithAccessTokenAsync(options, new OAuthClientCredentials(), Vectors.Secret("token"));
        using DracoonSession service = await DracoonSession.ConnectWithServiceTokenAsync(options, Vectors.Secret("token"));
        server.Kind = kind;
        var failures = new List<string>();
        foreach ((string operation, Newtonsoft.Json.Linq.JObject description) in ApiDescription.Operations)
        {
            if (ApiDescription.Answer(description).Schema is null || ReadElsewhere.Contains(operation))
            {
                continue;
            }
            foreach (MethodInfo method in OperationCall.Methods[operation])
            {
                if (OperationCall.Target(operation.Contains(" /provisioning/", StringComparison.Ordinal) ? service : session, method) is not object target)
                {
                    failures.Add($"{operation}: {method.DeclaringType!.Name}.{method.Name} belongs to no part of a session");
                    continue;
                }
                server.Served();
                try
                {
                    // A method for several operations chooses by an enumeration.
                    bool served = false;
                    for (int choice = 0; choice < OperationCall.Choices(method) && !served; choice++)
                    {
                        await OperationCall.InvokeAsync(target, method, choice).WaitAsync(TimeSpan.FromSeconds(10));
                        served = server.Served().Contains(operation);
                    }
                    if (!served)
                    {
                        failures.Add($"{operation}: {method.DeclaringType!.Name}.{method.Name} does not ask for it");
                    }
                }
                catch (DracoonCryptoException)
                {
                    // A key that is none, or of a kind that this version can't use, must be refused.
                }
                catch (Exception e)
                {
                    failures.Add($"{operation}: {method.DeclaringType!.Name}.{method.Name}: {e.GetType().Name}: {e.Message}");
                }
            }
        }
        failures.ForEach(output.WriteLine);
        Assert.Empty(failures);
    }

    [Fact]
    public void Each_operation_with_an_answer_has_a_method_that_reads_it()
    {
        string[] without = [.. ApiDescription.Operations.Values.Where(o => ApiDescription.Answer(o).Schema is not null)
            .Select(o => (string)o["operation"]!).Where(o => !OperationCall.Methods[o].Any() && !ReadElsewhere.Contains(o))];
        Assert.Empty(without);
    }

    [Fact]
    public void No_method_names_an_operation_that_the_API_has_not()
    {
        Assert.DoesNotContain(OperationCall.Methods, group => !ApiDescription.Operations.ContainsKey(group.Key));
    }
}
