using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <summary>What approved budgets read like, as records that can be added and nothing else.</summary>
    public partial class FrozenBudgets : Migration
    {
        private static readonly string[] Records = ["FrozenBudgets", "FrozenCostCenters", "FrozenCodes", "FrozenPeople"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Revision",
                schema: "planning",
                table: "Budgets",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "FrozenBudgets",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Period = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenBudgets", x => new { x.BudgetId, x.Revision });
                    table.ForeignKey(
                        name: "FK_FrozenBudgets_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenBudgets_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenCodes",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCodes", x => new { x.BudgetId, x.Revision, x.CodeId });
                    table.ForeignKey(
                        name: "FK_FrozenCodes_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenCodes_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenCostCenters",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    CostCenterId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Department = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Location = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeputyOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCostCenters", x => new { x.BudgetId, x.Revision, x.CostCenterId });
                    table.ForeignKey(
                        name: "FK_FrozenCostCenters_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenCostCenters_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenPeople",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenPeople", x => new { x.BudgetId, x.Revision, x.UserId });
                    table.ForeignKey(
                        name: "FK_FrozenPeople_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenPeople_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenBudgets_OrganizationId",
                schema: "planning",
                table: "FrozenBudgets",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCodes_OrganizationId",
                schema: "planning",
                table: "FrozenCodes",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCostCenters_OrganizationId",
                schema: "planning",
                table: "FrozenCostCenters",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenPeople_OrganizationId",
                schema: "planning",
                table: "FrozenPeople",
                column: "OrganizationId");

            // Budgets that were approved before keep the names of today: those of their own day are not known anymore.
            migrationBuilder.Sql("""
                UPDATE planning."Budgets" SET "Revision" = 1 WHERE "State" IN ('Approved', 'Active', 'Expired', 'Closed');
                """);
            migrationBuilder.Sql("""
                INSERT INTO planning."FrozenBudgets" ("BudgetId", "Revision", "OrganizationId", "At", "Period")
                SELECT b."Id", b."Revision", b."OrganizationId",
                    COALESCE((SELECT MAX(e."At") FROM planning."BudgetEvents" e WHERE e."BudgetId" = b."Id" AND e."Step" = 'Approved'), b."DeclaredAt"),
                    p."Name"
                FROM planning."Budgets" b JOIN organization."BudgetPeriods" p ON p."Id" = b."PeriodId"
                WHERE b."Revision" = 1;
                """);
            migrationBuilder.Sql("""
                WITH taking ("BudgetId", "CostCenterId", "ParentId") AS (
                    SELECT p."BudgetId", c."Id", c."ParentId"
                    FROM planning."CostCenterBudgets" p
                    JOIN planning."FrozenBudgets" f ON f."BudgetId" = p."BudgetId"
                    JOIN organization."CostCenters" c ON c."Id" = p."CostCenterId"
                    UNION ALL
                    SELECT t."BudgetId", c."Id", c."ParentId" FROM taking t JOIN organization."CostCenters" c ON c."Id" = t."ParentId")
                INSERT INTO planning."FrozenCostCenters" ("BudgetId", "Revision", "OrganizationId", "CostCenterId", "ParentId", "Code", "Name", "Type",
                    "Department", "Location", "OwnerId", "DeputyOwnerId")
                SELECT t."BudgetId", 1, c."OrganizationId", c."Id", c."ParentId", c."Code", c."Name", c."Type", d."Name", l."Name", c."OwnerId", c."DeputyOwnerId"
                FROM (SELECT DISTINCT "BudgetId", "CostCenterId" FROM taking) t
                JOIN organization."CostCenters" c ON c."Id" = t."CostCenterId"
                LEFT JOIN organization."Departments" d ON d."Id" = c."DepartmentId"
                LEFT JOIN organization."Locations" l ON l."Id" = c."LocationId";
                """);
            migrationBuilder.Sql("""
                WITH coded AS (
                    SELECT DISTINCT p."BudgetId", l."ItemId", l."ProductId"
                    FROM planning."BudgetLines" l
                    JOIN planning."CostCenterBudgets" p ON p."Id" = l."PartId"
                    JOIN planning."FrozenBudgets" f ON f."BudgetId" = p."BudgetId")
                INSERT INTO planning."FrozenCodes" ("BudgetId", "Revision", "OrganizationId", "CodeId", "Code", "Name", "Unit", "Category")
                SELECT l."BudgetId", 1, i."OrganizationId", i."Id", i."Code", i."Name", i."Unit", c."Name"
                FROM coded l JOIN catalog."Items" i ON i."Id" = l."ItemId" JOIN catalog."BudgetCategories" c ON c."Id" = i."CategoryId"
                UNION ALL
                SELECT l."BudgetId", 1, i."OrganizationId", i."Id", i."Code", i."Name", i."Unit", c."Name"
                FROM coded l JOIN catalog."Products" i ON i."Id" = l."ProductId" JOIN catalog."BudgetCategories" c ON c."Id" = i."CategoryId";
                """);
            migrationBuilder.Sql("""
                WITH involved ("BudgetId", "UserId") AS (
                    SELECT "Id", "DeclaredById" FROM planning."Budgets"
                    UNION SELECT "BudgetId", "UserId" FROM planning."BudgetEvents"
                    UNION SELECT p."BudgetId", l."EnteredById" FROM planning."BudgetLines" l JOIN planning."CostCenterBudgets" p ON p."Id" = l."PartId"
                    UNION SELECT p."BudgetId", l."ChangedById" FROM planning."BudgetLines" l JOIN planning."CostCenterBudgets" p ON p."Id" = l."PartId"
                    UNION SELECT "BudgetId", "EnteredById" FROM planning."CostCenterBudgets"
                    UNION SELECT "BudgetId", "SubmittedById" FROM planning."CostCenterBudgets"
                    UNION SELECT "BudgetId", "AssigneeId" FROM planning."ApprovalRequests"
                    UNION SELECT "BudgetId", "HandedOverFromId" FROM planning."ApprovalRequests"
                    UNION SELECT "BudgetId", "OwnerId" FROM planning."FrozenCostCenters"
                    UNION SELECT "BudgetId", "DeputyOwnerId" FROM planning."FrozenCostCenters")
                INSERT INTO planning."FrozenPeople" ("BudgetId", "Revision", "OrganizationId", "UserId", "Name")
                SELECT f."BudgetId", 1, f."OrganizationId", u."Id", TRIM(CONCAT(u."FirstName", ' ', u."LastName"))
                FROM involved i
                JOIN planning."FrozenBudgets" f ON f."BudgetId" = i."BudgetId"
                JOIN [identity]."Users" u ON u."Id" = i."UserId";
                """);

            foreach (var table in Records)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER [planning].[{table}_AppendOnly] ON [planning].[{table}] AFTER UPDATE, DELETE AS
                    BEGIN
                        SET NOCOUNT ON;
                        IF EXISTS (SELECT 1 FROM deleted)
                            THROW 51000, 'Records in planning.{table} cannot be changed or deleted.', 1;
                    END
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrozenCodes",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenCostCenters",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenPeople",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenBudgets",
                schema: "planning");

            migrationBuilder.DropColumn(
                name: "Revision",
                schema: "planning",
                table: "Budgets");
        }
    }
}
